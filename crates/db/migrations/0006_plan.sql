-- Operational plans: chapters and sections, initiatives, activities, and who answers for them. Follow-up
-- rounds, roll-over and strategies will point at plan, initiative, activity and indicator by id; rows are
-- never deleted, only withdrawn, so that such pointers hold.
CREATE TABLE plan (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  series TEXT NOT NULL,
  document_id BIGINT REFERENCES document (id),
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  publisher TEXT,
  year_from BIGINT,
  year_to BIGINT,
  preamble TEXT
);
CREATE INDEX plan_owner ON plan (owner_id, series);
CREATE INDEX plan_title ON plan (title_sort, id);
CREATE INDEX plan_year ON plan (year_from, id);
CREATE INDEX plan_document ON plan (document_id);

CREATE TABLE plan_part (
  id {{id}},
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  parent_id BIGINT REFERENCES plan_part (id),
  level TEXT NOT NULL CHECK (level IN ('chapter', 'section')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  number TEXT,
  title TEXT,
  intro TEXT,
  no_planned_activities BOOLEAN NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX plan_part_plan ON plan_part (plan_id, position);
CREATE INDEX plan_part_parent ON plan_part (parent_id);

-- follows_plan: shown as far as its plan is; false when a person has chosen otherwise.
CREATE TABLE initiative (
  id {{id}},
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  part_id BIGINT NOT NULL REFERENCES plan_part (id),
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  follows_plan BOOLEAN NOT NULL,
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  title TEXT NOT NULL,
  intro TEXT,
  purpose TEXT,
  goal TEXT,
  when_text TEXT,
  year_from BIGINT,
  year_to BIGINT,
  priority_text TEXT,
  priority_level TEXT CHECK (priority_level IN ('high', 'medium', 'low')),
  follow_up TEXT,
  status TEXT,
  budget TEXT,
  baseline TEXT,
  method TEXT,
  labels TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX initiative_plan ON initiative (plan_id, position);
CREATE INDEX initiative_part ON initiative (part_id, position);
CREATE INDEX initiative_owner ON initiative (owner_id);
CREATE INDEX initiative_level
  ON initiative (state, plan_id, visibility, owner_id, priority_level, priority_text);

-- imported: the activity as last read from a document; NULL where a person made it.
CREATE TABLE activity (
  id {{id}},
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  when_text TEXT,
  status TEXT,
  progress TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  imported TEXT
);
CREATE INDEX activity_initiative ON activity (initiative_id, state);
CREATE INDEX activity_plan ON activity (plan_id, state);

-- Who: people, roles, consultants, partners, as the plan calls them. label_key is how equal names are found.
CREATE TABLE responsible (
  id {{id}},
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  activity_id BIGINT REFERENCES activity (id),
  label TEXT NOT NULL,
  label_key TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX responsible_initiative ON responsible (initiative_id);
CREATE INDEX responsible_activity ON responsible (activity_id);
CREATE INDEX responsible_plan ON responsible (plan_id);

-- Values are decimal text ('3.7'), so that what was printed is what is kept.
CREATE TABLE indicator (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  follows_plan BOOLEAN NOT NULL,
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  plan_id BIGINT REFERENCES plan (id),
  series TEXT NOT NULL,
  list_title TEXT,
  name TEXT NOT NULL,
  unit TEXT,
  source TEXT,
  marked BOOLEAN NOT NULL,
  outcome TEXT,
  outcome_year BIGINT,
  trend TEXT,
  comparison TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX indicator_plan ON indicator (plan_id, position);
CREATE INDEX indicator_owner ON indicator (owner_id, series, position);

CREATE TABLE indicator_target (
  id {{id}},
  indicator_id BIGINT NOT NULL REFERENCES indicator (id),
  position BIGINT NOT NULL,
  text TEXT NOT NULL,
  form TEXT NOT NULL,
  value TEXT,
  low TEXT,
  high TEXT,
  unit TEXT,
  period TEXT,
  year BIGINT
);
CREATE INDEX indicator_target_indicator ON indicator_target (indicator_id, position);
