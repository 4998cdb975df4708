-- Annual annexes: the region's record, the parts that it asks sub-regions for, what they submitted, and what was locked.
--
-- A part is made of its organisation's projects of the year. The region may fill in for sub-regions whose lists it has read
-- in itself: then the organisation is the region, and own_sub_region says which of its own projects; else it is empty.
-- A submission is a copy that its organisation gave away; a version is what the annex said when it was locked. Both hold
-- their JSON as it was hashed, and are never changed.
CREATE TABLE annex (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  stage TEXT NOT NULL CHECK (stage IN ('open', 'locked')),
  year BIGINT NOT NULL,
  title TEXT NOT NULL,
  title_sort {{sortable}} NOT NULL,
  introduction TEXT NOT NULL,
  due_on TEXT NOT NULL,
  issues BIGINT,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE INDEX annex_year ON annex (state, year, id);

CREATE TABLE annex_part (
  id {{id}},
  annex_id BIGINT NOT NULL REFERENCES annex (id),
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'submitted', 'returned')),
  own_sub_region TEXT NOT NULL,
  sub_region TEXT NOT NULL,
  introduction TEXT NOT NULL,
  comment TEXT NOT NULL,
  submission_id BIGINT,
  UNIQUE (annex_id, organisation_id, own_sub_region)
);
CREATE INDEX annex_part_organisation ON annex_part (organisation_id, annex_id);

CREATE TABLE annex_submission (
  id {{id}},
  part_id BIGINT NOT NULL REFERENCES annex_part (id),
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  submitted_by TEXT NOT NULL
);
CREATE INDEX annex_submission_part ON annex_submission (part_id, id);

CREATE TABLE annex_version (
  id {{id}},
  annex_id BIGINT NOT NULL REFERENCES annex (id),
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  locked_at BIGINT NOT NULL,
  locked_by TEXT NOT NULL,
  UNIQUE (annex_id, number)
);
