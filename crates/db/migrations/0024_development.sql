-- Development projects over several years: partners, work packages, milestones, reporting dates, and a budget
-- by partner and year. They may have been granted money (project_id) and stand in several organisations' plans.
-- Amounts are hundredths of the currency; dates are ISO dates, empty where unknown.
CREATE TABLE development_project (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  programme TEXT NOT NULL,
  reference TEXT NOT NULL,
  start_on TEXT NOT NULL,
  end_on TEXT NOT NULL,
  purpose TEXT NOT NULL,
  currency TEXT NOT NULL,
  project_id BIGINT REFERENCES project (id)
);
CREATE INDEX development_project_title ON development_project (title_sort, id);
CREATE INDEX development_project_owner ON development_project (owner_id);
CREATE INDEX development_project_granted ON development_project (project_id);

CREATE TABLE development_partner (
  id {{id}},
  development_id BIGINT NOT NULL REFERENCES development_project (id),
  position BIGINT NOT NULL,
  organisation_id BIGINT REFERENCES organisation (id),
  name TEXT NOT NULL,
  leads BOOLEAN NOT NULL
);
CREATE INDEX development_partner_of ON development_partner (development_id, position);
CREATE INDEX development_partner_organisation ON development_partner (organisation_id);

CREATE TABLE development_budget (
  id {{id}},
  development_id BIGINT NOT NULL REFERENCES development_project (id),
  position BIGINT NOT NULL,
  partner TEXT NOT NULL,
  year BIGINT NOT NULL,
  cost BIGINT NOT NULL,
  own_funding BIGINT NOT NULL
);
CREATE INDEX development_budget_of ON development_budget (development_id, position);

CREATE TABLE development_package (
  id {{id}},
  development_id BIGINT NOT NULL REFERENCES development_project (id),
  position BIGINT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  partner TEXT NOT NULL
);
CREATE INDEX development_package_of ON development_package (development_id, position);

-- What is to be done by a day: a milestone, perhaps of a work package, or a report to the financier.
CREATE TABLE development_date (
  id {{id}},
  development_id BIGINT NOT NULL REFERENCES development_project (id),
  position BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('milestone', 'report')),
  due_on TEXT NOT NULL,
  title TEXT NOT NULL,
  package TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('planned', 'under_way', 'done', 'dropped'))
);
CREATE INDEX development_date_of ON development_date (development_id, position);
CREATE INDEX development_date_due ON development_date (status, due_on);

CREATE TABLE development_initiative (
  development_id BIGINT NOT NULL REFERENCES development_project (id),
  initiative_id BIGINT NOT NULL REFERENCES initiative (id),
  PRIMARY KEY (development_id, initiative_id)
);
CREATE INDEX development_initiative_in ON development_initiative (initiative_id);
