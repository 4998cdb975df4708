-- How an office wants its reports to look.
CREATE TABLE report_style (
  owner_id BIGINT PRIMARY KEY REFERENCES organisation (id),
  revision BIGINT NOT NULL,
  paper TEXT NOT NULL,
  landscape BOOLEAN NOT NULL,
  colour TEXT NOT NULL,
  logo {{bytes}},
  logo_text TEXT NOT NULL,
  introduction TEXT NOT NULL
);

-- Reports that take their time to make, by the hash of what they say: whoever sees the same facts gets the same file.
CREATE TABLE report_file (
  hash TEXT PRIMARY KEY,
  content {{bytes}} NOT NULL,
  made_at BIGINT NOT NULL
);
CREATE INDEX report_file_age ON report_file (made_at);
