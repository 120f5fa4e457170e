-- The simulated callers of an assistant.
CREATE TABLE rehearsal_suites (
	assistant_id uuid PRIMARY KEY REFERENCES assistants (id),
	revision integer NOT NULL,
	cases jsonb NOT NULL,
	-- Publishing asks for a run that passed.
	required boolean NOT NULL,
	updated_at timestamptz NOT NULL
);

-- One rehearsal, with the draft and the cases as they were when it began.
CREATE TABLE rehearsal_runs (
	id uuid PRIMARY KEY,
	assistant_id uuid NOT NULL REFERENCES assistants (id),
	draft jsonb NOT NULL,
	cases jsonb NOT NULL,
	published_version integer,
	state text NOT NULL CHECK (state IN ('running', 'passed', 'failed', 'lost')),
	by text NOT NULL,
	started_at timestamptz NOT NULL,
	seen_at timestamptz NOT NULL,
	ended_at timestamptz
);
CREATE INDEX rehearsal_runs_of_assistant ON rehearsal_runs (assistant_id, id DESC);
CREATE UNIQUE INDEX rehearsal_runs_one_at_a_time ON rehearsal_runs (assistant_id) WHERE state = 'running';

-- What came of one case with one side; whoever goes on after a crash begins with the first that is missing.
CREATE TABLE rehearsal_results (
	run_id uuid NOT NULL REFERENCES rehearsal_runs (id) ON DELETE CASCADE,
	position integer NOT NULL,
	side text NOT NULL CHECK (side IN ('draft', 'published')),
	result jsonb NOT NULL,
	PRIMARY KEY (run_id, position, side)
);
