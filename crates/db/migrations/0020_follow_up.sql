-- Follow-up rounds of a plan, what is answered in them, and what was locked; and the annual reports drafted of them.
--
-- plan_id and initiative_id name rows that are never deleted. A round is its owner's alone until it is closed; then
-- its visibility says who may read the locked record.
CREATE TABLE follow_up_round (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  stage TEXT NOT NULL CHECK (stage IN ('planned', 'open', 'closed')),
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL CHECK (kind IN ('half_year', 'full_year', 'own')),
  label TEXT NOT NULL,
  label_sort {{sortable}} NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  opens_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  opened_at BIGINT,
  reopen_reason TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX follow_up_round_plan ON follow_up_round (plan_id, period_to);
CREATE INDEX follow_up_round_due ON follow_up_round (state, due_on, id);
CREATE INDEX follow_up_round_owner ON follow_up_round (owner_id, stage);

-- One answer for each initiative of a round. Lights are keys, empty where nothing is chosen. suggested_* is what was
-- suggested when the answer was given, as JSON. measures: ids of indicators that tell of the goal, with spaces between.
CREATE TABLE follow_up_answer (
  id {{id}},
  round_id BIGINT NOT NULL REFERENCES follow_up_round (id),
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  revision BIGINT NOT NULL,
  done_light TEXT NOT NULL CHECK (done_light IN ('', 'green', 'yellow', 'red', 'not_judged')),
  goal_light TEXT NOT NULL CHECK (goal_light IN ('', 'green', 'yellow', 'red', 'not_judged')),
  suggested_done TEXT NOT NULL,
  suggested_goal TEXT NOT NULL,
  reason TEXT NOT NULL,
  comment TEXT NOT NULL,
  evidence TEXT NOT NULL,
  decision TEXT NOT NULL,
  request TEXT NOT NULL,
  fact TEXT NOT NULL,
  cause TEXT NOT NULL,
  action TEXT NOT NULL,
  action_who TEXT NOT NULL,
  action_due TEXT NOT NULL,
  measures TEXT NOT NULL,
  ready_at BIGINT,
  ready_by TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (round_id, initiative_id)
);
CREATE INDEX follow_up_answer_initiative ON follow_up_answer (initiative_id, round_id);

-- What became of a deviation that was told in an earlier round, as a later round says.
CREATE TABLE follow_up_outcome (
  round_id BIGINT NOT NULL REFERENCES follow_up_round (id),
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  told_in BIGINT NOT NULL REFERENCES follow_up_round (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'going_on', 'dropped')),
  note TEXT NOT NULL,
  PRIMARY KEY (round_id, initiative_id, told_in)
);

-- What a round said when it was closed, as JSON that needs nothing else. Never changed.
CREATE TABLE follow_up_version (
  id {{id}},
  round_id BIGINT NOT NULL REFERENCES follow_up_round (id),
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  reason TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by TEXT NOT NULL,
  UNIQUE (round_id, number)
);

CREATE TABLE annual_report (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'locked')),
  plan_id BIGINT NOT NULL REFERENCES plan (id),
  year BIGINT NOT NULL,
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX annual_report_plan ON annual_report (plan_id, year);
CREATE INDEX annual_report_year ON annual_report (state, year, id);

-- What people have written in a section. base: the hash of the section's data when they did.
CREATE TABLE annual_report_text (
  id {{id}},
  report_id BIGINT NOT NULL REFERENCES annual_report (id),
  section TEXT NOT NULL,
  revision BIGINT NOT NULL,
  text TEXT NOT NULL,
  base TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (report_id, section)
);

CREATE TABLE annual_report_version (
  id {{id}},
  report_id BIGINT NOT NULL REFERENCES annual_report (id),
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  locked_at BIGINT NOT NULL,
  locked_by TEXT NOT NULL,
  UNIQUE (report_id, number)
);
