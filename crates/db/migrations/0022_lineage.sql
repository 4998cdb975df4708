-- From one year's plan to the next: a step that people review together, saved as they go, carried out once.
CREATE TABLE rollover (
  id {{id}},
  from_plan_id BIGINT NOT NULL REFERENCES plan (id),
  to_plan_id BIGINT REFERENCES plan (id),
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  title TEXT NOT NULL,
  year_from BIGINT NOT NULL,
  year_to BIGINT NOT NULL,
  begun_at BIGINT NOT NULL,
  begun_by TEXT NOT NULL,
  done_at BIGINT,
  done_by TEXT NOT NULL
);
CREATE UNIQUE INDEX rollover_once ON rollover (from_plan_id) WHERE state = 'open';
CREATE INDEX rollover_to ON rollover (to_plan_id);

-- What people have chosen so far; what has no row is as proposed.
CREATE TABLE rollover_choice (
  id {{id}},
  rollover_id BIGINT NOT NULL REFERENCES rollover (id),
  kind TEXT NOT NULL CHECK (kind IN ('initiative', 'activity')),
  item_id BIGINT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('continue', 'done', 'drop', 'split', 'move')),
  when_text TEXT NOT NULL,
  target_id BIGINT,
  lines TEXT NOT NULL,
  chosen_at BIGINT NOT NULL,
  chosen_by TEXT NOT NULL,
  UNIQUE (rollover_id, kind, item_id)
);

-- What became of what. Without a `to_id` it ended there.
CREATE TABLE lineage (
  id {{id}},
  rollover_id BIGINT NOT NULL REFERENCES rollover (id),
  kind TEXT NOT NULL CHECK (kind IN ('initiative', 'activity')),
  from_id BIGINT NOT NULL,
  to_id BIGINT,
  relation TEXT NOT NULL CHECK (relation IN ('continue', 'done', 'drop', 'split', 'move'))
);
CREATE INDEX lineage_from ON lineage (kind, from_id);
CREATE INDEX lineage_to ON lineage (kind, to_id);
CREATE INDEX lineage_rollover ON lineage (rollover_id);

-- An initiative that also stands in another organisation's plan, with that organisation's own word on it.
CREATE TABLE joined_initiative (
  id {{id}},
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  grant_id BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'joined', 'declined', 'left', 'ended')),
  revision BIGINT NOT NULL,
  plan_id BIGINT REFERENCES plan (id),
  part_id BIGINT REFERENCES plan_part (id),
  status TEXT NOT NULL,
  status_kind TEXT,
  main TEXT NOT NULL,
  notes TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_at BIGINT
);
CREATE UNIQUE INDEX joined_once ON joined_initiative (initiative_id, organisation_id)
  WHERE state IN ('asked', 'joined');
CREATE INDEX joined_initiative_plan ON joined_initiative (plan_id, state);
CREATE INDEX joined_initiative_organisation ON joined_initiative (organisation_id, state);
