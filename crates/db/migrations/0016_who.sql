-- Who is meant by a name in an organisation's plans: a person (with an account or without), a role, everybody, a consultant, a
-- partner organisation. Guessed from the name until somebody decides. left_on: the day a person left, as 2026-11-22.
CREATE TABLE who (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  label TEXT NOT NULL,
  label_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'role', 'everybody', 'consultant', 'partner')),
  account_id BIGINT REFERENCES account (id),
  organisation_id BIGINT REFERENCES organisation (id),
  left_on TEXT,
  decided BOOLEAN NOT NULL,
  revision BIGINT NOT NULL
);
CREATE UNIQUE INDEX who_label ON who (owner_id, label_key);
CREATE INDEX who_account ON who (account_id, owner_id);

-- The one who answers for the whole initiative.
ALTER TABLE responsible ADD COLUMN main BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX responsible_key ON responsible (label_key, plan_id);

-- Letters to people with an account. A letter is made in the transaction of what it tells, once for each key; a job sends it.
-- Not sent before best_before, it is too old and waits for somebody to decide.
CREATE TABLE mail (
  id {{id}},
  once_key TEXT NOT NULL UNIQUE,
  account_id BIGINT NOT NULL REFERENCES account (id),
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  reminder BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  best_before BIGINT NOT NULL,
  sent_at BIGINT,
  expired_at BIGINT
);
CREATE INDEX mail_made ON mail (created_at);
CREATE INDEX mail_expired ON mail (expired_at);

-- What a person wants to be sent, and the secrets behind the addresses that work without signing in: one stops reminders, one is the
-- calendar. Somebody without a row gets a letter a week, in Swedish.
CREATE TABLE mail_receiver (
  account_id BIGINT PRIMARY KEY REFERENCES account (id),
  reminders TEXT NOT NULL CHECK (reminders IN ('none', 'weekly', 'day-before')),
  language TEXT NOT NULL CHECK (language IN ('sv', 'en')),
  stop_secret TEXT NOT NULL UNIQUE,
  calendar_secret TEXT UNIQUE,
  revision BIGINT NOT NULL
);
