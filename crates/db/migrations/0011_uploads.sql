-- Files that wait for a person's eye before anything in them is stored. What has been read in or thrown away keeps its
-- row for a while without its content, so that a second click finds its own work done.
CREATE TABLE upload (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'imported', 'discarded')),
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes {{bytes}} NOT NULL,
  text TEXT NOT NULL,
  reading TEXT NOT NULL,
  document_id BIGINT REFERENCES document (id),
  uploaded_at BIGINT NOT NULL,
  uploaded_by TEXT NOT NULL
);
CREATE UNIQUE INDEX upload_once ON upload (owner_id, sha256) WHERE state = 'waiting';
CREATE INDEX upload_age ON upload (uploaded_at);
