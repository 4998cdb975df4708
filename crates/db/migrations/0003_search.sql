-- What can be found: one entry for each record, under the record's own id. Who may see it is said here too, so that
-- one query both finds and hides.
CREATE TABLE search_entry (
  id {{id}},
  kind TEXT NOT NULL,
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  title TEXT NOT NULL,
  title_terms TEXT NOT NULL,
  body TEXT NOT NULL,
  path TEXT NOT NULL
);
--[sqlite]
CREATE VIRTUAL TABLE search_terms USING fts5 (terms, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4');
--[end]
--[postgres]
ALTER TABLE search_entry ADD COLUMN terms tsvector NOT NULL;
CREATE INDEX search_entry_terms ON search_entry USING gin (terms);
--[end]
