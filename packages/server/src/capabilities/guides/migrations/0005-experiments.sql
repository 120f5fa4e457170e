-- Two published versions of a guide side by side. At most one runs for each guide.
CREATE TABLE guide_experiments (
	id uuid PRIMARY KEY,
	guide text NOT NULL REFERENCES guides,
	version_a integer NOT NULL,
	version_b integer NOT NULL,
	-- Percent of those who begin the guide that get B.
	share_b smallint NOT NULL CHECK (share_b BETWEEN 1 AND 99),
	started_at timestamptz NOT NULL,
	started_by text NOT NULL,
	ended_at timestamptz,
	ended_by text,
	-- Whose version everybody gets since then.
	chosen text CHECK (chosen IN ('a', 'b')),
	CHECK (version_a <> version_b),
	CHECK ((ended_at IS NULL) = (chosen IS NULL))
);
CREATE UNIQUE INDEX guide_experiments_running ON guide_experiments (guide) WHERE ended_at IS NULL;
CREATE INDEX guide_experiments_by_guide ON guide_experiments (guide, id);

ALTER TABLE guide_sessions
	-- That gave it its version; null when none did.
	ADD COLUMN experiment_id uuid,
	ADD COLUMN arm text CHECK (arm IN ('a', 'b')),
	ADD CHECK ((experiment_id IS NULL) = (arm IS NULL));
CREATE INDEX guide_sessions_by_experiment ON guide_sessions (experiment_id) WHERE experiment_id IS NOT NULL;
