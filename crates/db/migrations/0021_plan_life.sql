-- The life of a plan. `open`: in use, and Bygd knows of no decision; so are plans that were here before.
ALTER TABLE plan ADD COLUMN stage TEXT NOT NULL DEFAULT 'open'
  CHECK (stage IN ('draft', 'open', 'proposed', 'decided', 'revising', 'closed'));
-- Numbers as a person or a document gave them, or made by the order; own_number keeps the former meanwhile.
ALTER TABLE plan ADD COLUMN numbering TEXT NOT NULL DEFAULT 'own' CHECK (numbering IN ('own', 'automatic'));
ALTER TABLE plan_part ADD COLUMN own_number TEXT;
-- What an initiative's own word for its status means; NULL for a word that nobody has explained.
ALTER TABLE initiative ADD COLUMN status_kind TEXT CHECK (status_kind IN
  ('not_started', 'on_track', 'at_risk', 'off_track', 'done', 'cancelled', 'paused'));

-- What a plan said when it was decided, corrected or closed: JSON as it was hashed, never changed.
CREATE TABLE plan_version (
  id {{id}},
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  number BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'revision', 'correction', 'closing')),
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  paragraph TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  sealed_at BIGINT NOT NULL,
  sealed_by TEXT NOT NULL,
  UNIQUE (plan_id, number)
);

-- An office's own words. `word_key` is how a printed word is found again; `meaning` is fixed: a level of priority,
-- a kind of status, or what of a plan's levels the word is the name of.
CREATE TABLE plan_word (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  subject TEXT NOT NULL CHECK (subject IN ('priority', 'status', 'level')),
  word TEXT NOT NULL,
  word_key TEXT NOT NULL,
  meaning TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  position BIGINT NOT NULL,
  UNIQUE (owner_id, subject, word_key)
);

-- What people of the owner say to each other about an initiative; never outside it.
CREATE TABLE initiative_comment (
  id {{id}},
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  text TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  resolved_at BIGINT,
  resolved_by TEXT NOT NULL
);
CREATE INDEX initiative_comment_initiative ON initiative_comment (initiative_id, id);
CREATE INDEX initiative_comment_plan ON initiative_comment (plan_id, resolved_at);

-- One change of several initiatives, kept so that it can be taken back: JSON with old and new of each.
CREATE TABLE plan_bulk (
  id {{id}},
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  changes TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  undone_at BIGINT
);
CREATE INDEX plan_bulk_plan ON plan_bulk (plan_id, id);
