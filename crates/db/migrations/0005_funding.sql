-- The room funding: granted measures (projects, pre-studies, agreements, operations).
--
-- Amounts are hundredths of the currency; a missing amount is NULL and never 0. A missing text is ''. The
-- columns that end in _sort hold keys whose byte order is the Swedish order. A project that was read from a
-- document says by series and series_key which row of which list it is, so that the next reading of that
-- list finds it again.
CREATE TABLE project (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  series TEXT NOT NULL,
  series_key TEXT NOT NULL,
  year BIGINT,
  sub_region TEXT NOT NULL,
  sub_region_sort {{sortable}} NOT NULL,
  theme TEXT NOT NULL,
  theme_sort {{sortable}} NOT NULL,
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('', 'project', 'pre_study', 'agreement', 'operation')),
  priority TEXT NOT NULL,
  priority_sort {{sortable}} NOT NULL,
  grantee_id BIGINT REFERENCES organisation (id),
  grantee_text TEXT NOT NULL,
  grantee_sort {{sortable}} NOT NULL,
  applied BIGINT,
  total_cost BIGINT,
  grant_amount BIGINT,
  eu_part BIGINT,
  co_funding BIGINT,
  currency TEXT NOT NULL,
  start_on TEXT NOT NULL,
  end_on TEXT NOT NULL,
  place TEXT NOT NULL,
  reference TEXT NOT NULL,
  description TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Sub-regions that a project concerns besides the one that accounts for it.
CREATE TABLE project_area (
  project_id BIGINT NOT NULL REFERENCES project (id),
  area TEXT NOT NULL,
  PRIMARY KEY (project_id, area)
);
CREATE INDEX project_area_name ON project_area (area, project_id);

CREATE INDEX project_series ON project (owner_id, series);
CREATE INDEX project_grantee ON project (grantee_id, state);

-- One index for each order of the list, with what decides who sees a row, so that a page is cut out of the
-- index.
CREATE INDEX project_by_title ON project (state, title_sort, id, visibility, owner_id);
CREATE INDEX project_by_grantee ON project (state, grantee_sort, id, visibility, owner_id);
CREATE INDEX project_by_sub_region ON project (state, sub_region_sort, id, visibility, owner_id);
CREATE INDEX project_by_theme ON project (state, theme_sort, id, visibility, owner_id);
CREATE INDEX project_by_priority ON project (state, priority_sort, id, visibility, owner_id);
--[sqlite]
CREATE INDEX project_by_total_cost ON project (state, total_cost, id, visibility, owner_id);
CREATE INDEX project_by_grant ON project (state, grant_amount, id, visibility, owner_id);
CREATE INDEX project_by_year ON project (state, year, id, visibility, owner_id);
--[end]
-- Missing values come first in SQLite's order; PostgreSQL has to be told.
--[postgres]
CREATE INDEX project_by_total_cost ON project (state, total_cost NULLS FIRST, id, visibility, owner_id);
CREATE INDEX project_by_grant ON project (state, grant_amount NULLS FIRST, id, visibility, owner_id);
CREATE INDEX project_by_year ON project (state, year NULLS FIRST, id, visibility, owner_id);
--[end]
-- All totals at all levels come out of this one.
CREATE INDEX project_totals ON project (
  state, currency, visibility, owner_id, year, sub_region, theme, priority, kind, grantee_id, total_cost,
  grant_amount, id
);
