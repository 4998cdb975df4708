-- Fetching from a source outside: one row for each definition that is fetched.
CREATE TABLE indicator_fetch (
  definition_id {{id}} REFERENCES indicator_definition (id),
  state TEXT NOT NULL CHECK (state IN ('on', 'stopped')),
  -- Why it is stopped: the source gives it another title, the source no longer has it, or a person said so.
  reason TEXT NOT NULL CHECK (reason IN ('', 'title', 'gone', 'person')),
  -- What the source calls it now, where that is the reason.
  new_title TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  -- When its values were last fetched and written.
  fetched_at BIGINT
);

-- What came of each attempt: a log, never changed. job_id is the job's, which is forgotten before the log is.
CREATE TABLE sync_run (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  definition_id BIGINT NOT NULL REFERENCES indicator_definition (id),
  job_id BIGINT NOT NULL,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('kolada', 'pxweb')),
  address TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'stopped', 'failed')),
  -- What went wrong: a key and the words of the source or of the program; empty if nothing did.
  trouble TEXT NOT NULL,
  words TEXT NOT NULL,
  values_read BIGINT NOT NULL,
  values_added BIGINT NOT NULL,
  values_corrected BIGINT NOT NULL,
  -- Values that people wrote, which therefore stayed.
  values_kept BIGINT NOT NULL
);
CREATE INDEX sync_run_definition ON sync_run (definition_id, id);
CREATE INDEX sync_run_job ON sync_run (job_id);

-- The exact names that an office's steering system knows a marked indicator by.
CREATE TABLE hand_off_name (
  indicator_id {{id}} REFERENCES indicator (id),
  unit_name TEXT NOT NULL,
  indicator_name TEXT NOT NULL
);
