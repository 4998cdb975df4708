-- A password that somebody else has set is changed at the first sign-in.
ALTER TABLE account ADD COLUMN must_change BOOLEAN NOT NULL DEFAULT FALSE;

-- Whom a manager wants as a member. It is kept by the login alone, so that it tells nobody whether there is such an account.
CREATE TABLE invitation (
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  login TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'manager')),
  invited_at BIGINT NOT NULL,
  invited_by BIGINT REFERENCES account (id),
  PRIMARY KEY (organisation_id, login)
);
CREATE INDEX invitation_login ON invitation (login);
