-- A record that follows another (an initiative its plan) is found by those whom the other one is shown to.
ALTER TABLE search_entry ADD COLUMN parent_kind TEXT;
ALTER TABLE search_entry ADD COLUMN parent_id BIGINT;
UPDATE search_entry SET parent_kind = 'plan', parent_id = (SELECT i.plan_id FROM initiative i WHERE i.id = search_entry.id)
  WHERE kind = 'initiative' AND EXISTS (SELECT 1 FROM initiative i WHERE i.id = search_entry.id AND i.follows_plan);
UPDATE search_entry SET parent_kind = 'plan', parent_id = (SELECT n.plan_id FROM indicator n WHERE n.id = search_entry.id)
  WHERE kind = 'indicator' AND EXISTS (SELECT 1 FROM indicator n WHERE n.id = search_entry.id AND n.follows_plan);

-- What hangs on a plan that is withdrawn is not found.
--[sqlite]
DELETE FROM search_terms WHERE rowid IN
  (SELECT n.id FROM indicator n JOIN plan p ON p.id = n.plan_id WHERE p.state = 'withdrawn');
--[end]
DELETE FROM search_entry WHERE kind = 'indicator' AND id IN
  (SELECT n.id FROM indicator n JOIN plan p ON p.id = n.plan_id WHERE p.state = 'withdrawn');

-- Counts by priority come out of this index, grants on the plan included.
DROP INDEX initiative_level;
CREATE INDEX initiative_level
  ON initiative (state, plan_id, visibility, owner_id, follows_plan, priority_level, priority_text, id);
