-- What is measured and by which rules, shared by all who measure it: an indicator of a plan is an
-- organisation's own use of one. valid_from and valid_to are years; replaced_by is the definition that came
-- after, and between the two nothing is compared. For a source outside: source_ref is its name of it (a KPI's
-- or a table's id, a counter's key), source_title the title that was chosen (if the source says another one,
-- fetching stops), source_selection what is chosen in a table, as JSON.
CREATE TABLE indicator_definition (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  name TEXT NOT NULL,
  name_sort {{sortable}} NOT NULL,
  description TEXT NOT NULL,
  unit TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower', 'none')),
  decimals BIGINT NOT NULL,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('manual', 'kolada', 'pxweb', 'counted')),
  source_ref TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_selection TEXT NOT NULL,
  rhythm TEXT NOT NULL CHECK (rhythm IN ('year', 'half', 'quarter', 'month', 'day')),
  -- A date, or empty.
  next_publication TEXT NOT NULL,
  aggregation TEXT NOT NULL CHECK (aggregation IN ('sum', 'weighted_mean', 'none')),
  weight_id BIGINT REFERENCES indicator_definition (id),
  minimum_answers BIGINT,
  valid_from BIGINT,
  valid_to BIGINT,
  replaced_by BIGINT REFERENCES indicator_definition (id)
);
CREATE INDEX indicator_definition_name ON indicator_definition (name_sort, id);
CREATE INDEX indicator_definition_owner ON indicator_definition (owner_id);
CREATE INDEX indicator_definition_replaced ON indicator_definition (replaced_by);
CREATE INDEX indicator_definition_source ON indicator_definition (source_kind, source_ref);

-- How an indicator is measured. Without REFERENCES, since a copy between engines fills indicator first.
-- subject: whom its values are about, as in indicator_value.
ALTER TABLE indicator ADD COLUMN definition_id BIGINT;
ALTER TABLE indicator ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE indicator ADD COLUMN direction TEXT;
ALTER TABLE indicator ADD COLUMN decimals BIGINT;
ALTER TABLE indicator ADD COLUMN minimum_answers BIGINT;
CREATE INDEX indicator_definition_id ON indicator (definition_id);

-- A value of a definition, or of an indicator that stands for itself: holder_id is one of the two.
-- subject: a municipality's code, a county's code, '00' for the nation, 'o:' and an organisation's id, or empty
-- for the indicator's own. period: 2026, 2026-H1, 2026-Q3, 2026-07, 2026-07-15. value: decimal text, NULL
-- where the source says that there is none. A corrected value is a new row; the old one keeps when it was
-- superseded.
CREATE TABLE indicator_value (
  id {{id}},
  holder_id BIGINT NOT NULL,
  subject TEXT NOT NULL,
  dimension TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT,
  answers BIGINT,
  flag TEXT NOT NULL CHECK (flag IN ('', 'preliminary', 'missing', 'deleted')),
  source TEXT NOT NULL CHECK (source IN ('manual', 'file', 'kolada', 'pxweb', 'counted', 'example')),
  note TEXT NOT NULL,
  fetched_at BIGINT NOT NULL,
  author_id BIGINT REFERENCES account (id),
  superseded_at BIGINT
);
CREATE UNIQUE INDEX indicator_value_now ON indicator_value (holder_id, period, subject, dimension)
  WHERE superseded_at IS NULL;
CREATE INDEX indicator_value_subject ON indicator_value (holder_id, subject, period);

-- What a source calls a group of municipalities ('Liknande kommuner …'), by its code (G37344).
CREATE TABLE indicator_group (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
);
