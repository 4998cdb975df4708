-- Work that is done after the answer: enqueued in the transaction that asks for it, done by any process.
--
-- A running job belongs to its worker until its lease ends; a worker that lives renews it. Of one kind and key there is
-- one job that is not dead; an empty key is no key.
CREATE TABLE job (
  id {{id}},
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  owner_id BIGINT NOT NULL REFERENCES organisation (id),
  account_id BIGINT REFERENCES account (id),
  once_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  worker TEXT NOT NULL,
  lease_until BIGINT NOT NULL,
  steps_done BIGINT NOT NULL,
  steps_total BIGINT NOT NULL,
  result TEXT NOT NULL,
  last_error TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE UNIQUE INDEX job_once ON job (kind, once_key) WHERE once_key <> '' AND state <> 'dead';
CREATE INDEX job_due ON job (state, run_at, id);
CREATE INDEX job_owner ON job (owner_id, id);
