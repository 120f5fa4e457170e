CREATE VIEW insights_experiments AS
	SELECT id, guide, version_a, version_b, share_b, started_at, started_by, ended_at, ended_by, chosen
	FROM guide_experiments;

-- Sessions that got their version from an experiment; trials in the simulator are left out.
CREATE VIEW insights_experiment_sessions AS
	SELECT experiment_id, arm, status, resolution, status = 'resolved' AND returned_at IS NULL AS resolved,
		extract(epoch FROM ended_at - started_at)::float8 AS seconds, rating
	FROM guide_sessions
	WHERE experiment_id IS NOT NULL AND channel <> 'simulator';
