-- Strategies of a region, a sub-region or a municipality: themes, priority issues and goals, in versions, and
-- what works towards them. A project's issues are not linked here: the numbers in the project are the only
-- truth, and mean the issues of the strategy that numbers them in the project's year.
CREATE TABLE strategy (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  -- The id of the first version; the same for all versions of a strategy.
  lineage BIGINT NOT NULL,
  previous_id BIGINT REFERENCES strategy (id),
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  year_from BIGINT NOT NULL,
  year_to BIGINT,
  stage TEXT NOT NULL CHECK (stage IN ('draft', 'adopted', 'replaced')),
  -- ISO date, and the paragraph of the minutes; empty until it is adopted.
  decided_on TEXT NOT NULL,
  decided_section TEXT NOT NULL,
  -- The issue numbers of granted projects mean the issues of this strategy.
  numbers_projects BOOLEAN NOT NULL,
  document_id BIGINT REFERENCES document (id),
  summary TEXT NOT NULL
);
CREATE INDEX strategy_owner ON strategy (owner_id, year_from);
CREATE INDEX strategy_title ON strategy (title_sort, id);
CREATE INDEX strategy_lineage ON strategy (lineage);
CREATE INDEX strategy_previous ON strategy (previous_id);
CREATE INDEX strategy_document ON strategy (document_id);

-- follows_strategy: shown as far as its strategy is; false when a person has chosen otherwise.
CREATE TABLE strategy_point (
  id {{id}},
  strategy_id BIGINT NOT NULL REFERENCES strategy (id),
  parent_id BIGINT REFERENCES strategy_point (id),
  level TEXT NOT NULL CHECK (level IN ('theme', 'issue', 'goal')),
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  follows_strategy BOOLEAN NOT NULL,
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  -- The id of the same point in the first version that had it.
  lineage BIGINT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  target_year BIGINT,
  description TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX strategy_point_strategy ON strategy_point (strategy_id, position);
CREATE INDEX strategy_point_parent ON strategy_point (parent_id);
CREATE INDEX strategy_point_lineage ON strategy_point (lineage);
CREATE INDEX strategy_point_owner ON strategy_point (owner_id);

-- What works towards a point: an initiative, an indicator that measures it, a project, or a point of another
-- strategy that serves it. Exactly one of the four.
CREATE TABLE goal_link (
  id {{id}},
  point_id BIGINT NOT NULL REFERENCES strategy_point (id),
  initiative_id BIGINT REFERENCES initiative (id),
  indicator_id BIGINT REFERENCES indicator (id),
  project_id BIGINT REFERENCES project (id),
  serving_id BIGINT REFERENCES strategy_point (id),
  CHECK (CASE WHEN initiative_id IS NULL THEN 0 ELSE 1 END + CASE WHEN indicator_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN project_id IS NULL THEN 0 ELSE 1 END + CASE WHEN serving_id IS NULL THEN 0 ELSE 1 END = 1)
);
CREATE UNIQUE INDEX goal_link_initiative ON goal_link (initiative_id, point_id);
CREATE UNIQUE INDEX goal_link_indicator ON goal_link (indicator_id, point_id);
CREATE UNIQUE INDEX goal_link_project ON goal_link (project_id, point_id);
CREATE UNIQUE INDEX goal_link_serving ON goal_link (serving_id, point_id);
CREATE INDEX goal_link_point ON goal_link (point_id, initiative_id, indicator_id, project_id, serving_id);

-- Money by priority issue over a region's organisations comes out of this one.
CREATE INDEX project_issue ON project (
  owner_id, state, year, priority, currency, visibility, total_cost, grant_amount, id
);
