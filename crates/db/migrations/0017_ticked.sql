-- An activity that is done: when, by whom, and a line that shows it. No import touches these.
ALTER TABLE activity ADD COLUMN done_at BIGINT;
ALTER TABLE activity ADD COLUMN done_by BIGINT REFERENCES account (id);
ALTER TABLE activity ADD COLUMN evidence TEXT;
