-- Whether an organisation is withdrawn is told where the predicate looks: in its own row, as for all records.
ALTER TABLE organisation ADD COLUMN state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn'));
UPDATE organisation SET state = 'withdrawn'
  WHERE id IN (SELECT organisation_id FROM organisation_profile WHERE state = 'withdrawn');
ALTER TABLE organisation_profile DROP COLUMN state;
