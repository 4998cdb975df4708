-- What people say of a reading before it is stored: what a layout's columns mean, which value is right, which rows belong
-- together. It is kept with the document, so that its reading can be made again.
CREATE TABLE column_profile (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  fingerprint TEXT NOT NULL,
  content TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL
);
CREATE UNIQUE INDEX column_profile_layout ON column_profile (owner_id, fingerprint);

ALTER TABLE upload ADD COLUMN revision BIGINT NOT NULL DEFAULT 1;
ALTER TABLE upload ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
ALTER TABLE upload ADD COLUMN layouts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE upload ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
ALTER TABLE upload ADD COLUMN comparison TEXT NOT NULL DEFAULT '';
UPDATE upload SET size = LENGTH(bytes);
CREATE INDEX upload_waiting ON upload (owner_id, uploaded_at) WHERE state = 'waiting';

ALTER TABLE document ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
ALTER TABLE provenance ADD COLUMN decided TEXT NOT NULL DEFAULT '{}';
