-- The version of the data and the head of the audit chain: one row, which every change locks last.
CREATE TABLE ledger (
  id BIGINT PRIMARY KEY,
  version BIGINT NOT NULL,
  audit_hash TEXT NOT NULL
);
INSERT INTO ledger (id, version, audit_hash) VALUES (1, 1, '');

-- Organisations: ids, names and their tree. What an organisation is besides stands in the room network. One that
-- works in the system owns itself; one that is only known of is owned by the organisation that told of it.
-- A name variant is an organisation merged into another; undoing that is to clear the column.
CREATE TABLE organisation (
  id {{id}},
  parent_id BIGINT REFERENCES organisation (id),
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_sort {{sortable}} NOT NULL,
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  merged_into BIGINT REFERENCES organisation (id)
);
CREATE INDEX organisation_merged ON organisation (merged_into);
CREATE INDEX organisation_owner ON organisation (owner_id);
CREATE INDEX organisation_parent ON organisation (parent_id);
CREATE INDEX organisation_name ON organisation (name_sort);

CREATE TABLE account (
  id {{id}},
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  administrator BOOLEAN NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE membership (
  account_id BIGINT NOT NULL REFERENCES account (id),
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'manager')),
  PRIMARY KEY (account_id, organisation_id)
);
CREATE INDEX membership_organisation ON membership (organisation_id);

-- A session is known by the hash of its token only.
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  organisation_id BIGINT REFERENCES organisation (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- Failed logins, for the limit; a row is forgotten when its window has passed.
CREATE TABLE login_attempt (
  subject TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  window_start BIGINT NOT NULL
);

-- A record, or all records of a kind, shown to another organisation for a purpose and a time.
CREATE TABLE access_grant (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  receiver_id BIGINT NOT NULL REFERENCES organisation (id),
  kind TEXT NOT NULL,
  object_id BIGINT,
  fields TEXT NOT NULL,
  purpose TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  created_at BIGINT NOT NULL,
  created_by BIGINT REFERENCES account (id)
);
CREATE INDEX access_grant_receiver ON access_grant (receiver_id, kind, owner_id, object_id);
CREATE INDEX access_grant_object ON access_grant (kind, object_id);

-- A secrecy mark on a record: for everybody outside its owner the fields do not exist.
CREATE TABLE secrecy_mark (
  kind TEXT NOT NULL,
  object_id BIGINT NOT NULL,
  fields TEXT NOT NULL,
  ground TEXT NOT NULL,
  marked_at BIGINT NOT NULL,
  marked_by BIGINT REFERENCES account (id),
  reconsider_on TEXT NOT NULL,
  PRIMARY KEY (kind, object_id)
);

-- Who changed what, when. Rows are only ever added; each holds the hash of the one before.
CREATE TABLE audit_entry (
  number BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  account_id BIGINT,
  actor TEXT NOT NULL,
  organisation_id BIGINT,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  object_id BIGINT,
  changes TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_object ON audit_entry (kind, object_id, number);
--[sqlite]
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--[end]
--[postgres]
CREATE FUNCTION refuse_audit_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$ LANGUAGE plpgsql;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--[end]

-- A form that was sent twice is carried out once.
CREATE TABLE submission (
  key TEXT PRIMARY KEY,
  location TEXT NOT NULL,
  at BIGINT NOT NULL
);
