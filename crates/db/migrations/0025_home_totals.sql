-- The start page's totals by sub-region and theme, in the order in which they are grouped: one walk through
-- this index, and nothing is sorted.
CREATE INDEX project_by_area ON project (
  state, sub_region, theme, currency, visibility, owner_id, total_cost, grant_amount, id
);

-- What serves a goal: found from the goal, however many strategies there are.
CREATE INDEX goal_link_served ON goal_link (point_id, serving_id) WHERE serving_id IS NOT NULL;
