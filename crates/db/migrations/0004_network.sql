-- The room network: what an organisation is besides a name in the tree, its contacts, and networks of municipalities.
CREATE TABLE organisation_profile (
  organisation_id {{id}} REFERENCES organisation (id),
  kind TEXT NOT NULL CHECK (kind IN ('region', 'federation', 'municipality', 'unit', 'cluster', 'company',
    'association', 'foundation', 'university', 'agency', 'other')),
  municipality_code TEXT,
  county_code TEXT,
  -- Ten digits of a legal person; never a sole trader's.
  organisation_number TEXT,
  website TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  description TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn'))
);
CREATE INDEX organisation_profile_kind ON organisation_profile (kind, municipality_code);
CREATE INDEX organisation_profile_place ON organisation_profile (municipality_code);

-- A person to turn to. The owner is the organisation that keeps the record up to date.
CREATE TABLE contact (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  role_title TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  areas TEXT NOT NULL,
  position BIGINT NOT NULL,
  -- The one that companies turn to first (näringslivskontakt).
  is_business_contact BOOLEAN NOT NULL
);
CREATE INDEX contact_organisation ON contact (organisation_id, position);
CREATE INDEX contact_owner ON contact (owner_id);

CREATE TABLE network (
  id {{id}},
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('own', 'network', 'public')),
  revision BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'withdrawn')),
  name TEXT NOT NULL,
  name_sort {{sortable}} NOT NULL,
  description TEXT NOT NULL,
  coordinator_id BIGINT REFERENCES organisation (id)
);
CREATE INDEX network_name ON network (name_sort);

CREATE TABLE network_member (
  network_id BIGINT NOT NULL REFERENCES network (id),
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (network_id, organisation_id)
);
CREATE INDEX network_member_organisation ON network_member (organisation_id);

-- Lists walk the main organisations by name; few organisations are variants, and only they are looked up as such.
CREATE INDEX organisation_main ON organisation (name_sort) WHERE merged_into IS NULL;
DROP INDEX organisation_merged;
CREATE INDEX organisation_variant ON organisation (merged_into) WHERE merged_into IS NOT NULL;
