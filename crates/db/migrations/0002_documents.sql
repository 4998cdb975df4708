-- Documents as read, where facts came from, and what looked wrong.
CREATE TABLE document (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  lines BIGINT NOT NULL,
  bytes {{bytes}} NOT NULL,
  text TEXT NOT NULL,
  replaced_by BIGINT REFERENCES document (id),
  imported_at BIGINT NOT NULL,
  imported_by TEXT NOT NULL
);
CREATE INDEX document_owner ON document (owner_id, sha256);

-- A fact's place in its document, how sure each field was, and the values that were read: a later import sees by
-- them what a person has changed since.
CREATE TABLE provenance (
  kind TEXT NOT NULL,
  object_id BIGINT NOT NULL,
  document_id BIGINT NOT NULL REFERENCES document (id),
  places TEXT NOT NULL,
  sure TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  imported TEXT NOT NULL,
  PRIMARY KEY (kind, object_id)
);
CREATE INDEX provenance_document ON provenance (document_id);

CREATE TABLE finding (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  document_id BIGINT NOT NULL REFERENCES document (id),
  rule TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  message_sv TEXT NOT NULL,
  message_en TEXT NOT NULL,
  kind TEXT,
  object_id BIGINT,
  places TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
  answer TEXT NOT NULL,
  settled_at BIGINT,
  settled_by TEXT
);
CREATE INDEX finding_document ON finding (document_id);
CREATE INDEX finding_object ON finding (kind, object_id);
CREATE INDEX finding_state ON finding (state, severity, id);
