-- Runs of guides, counted. Days are those of UTC. What opens conversations solves no problem and is left out.

CREATE VIEW insights_guide_sessions AS
	SELECT id, guide, version, channel, locale, (started_at AT TIME ZONE 'UTC')::date AS day, status, resolution,
		returned_at IS NOT NULL AS returned,
		-- Nobody comes back from what was not resolved.
		status = 'resolved' AND returned_at IS NULL AS resolved,
		coalesce(node_guide, guide) AS node_guide, node, steps, problem, coalesce(contact_id, conversation_id, id) AS person,
		extract(epoch FROM ended_at - started_at)::float8 AS seconds, rating, helpful, comment, rated_at, started_at
	FROM guide_sessions
	WHERE NOT opening AND guide IS NOT NULL;

CREATE VIEW insights_guide_steps AS
	SELECT session_id, guide AS node_guide, version AS node_version, node, kind, outcome, next_node, seconds, ordinal
	FROM guide_session_steps;

-- Three views of 90, 30 and 90 days, each with the unique index that REFRESH ... CONCURRENTLY asks for.
CREATE MATERIALIZED VIEW insights_daily AS
	SELECT day, guide, version, channel, locale,
		count(*)::int AS sessions,
		(count(*) FILTER (WHERE status IN ('started', 'in_progress')))::int AS open,
		(count(*) FILTER (WHERE resolved AND resolution = 'confirmed'))::int AS confirmed,
		(count(*) FILTER (WHERE resolved AND resolution = 'assumed'))::int AS assumed,
		(count(*) FILTER (WHERE status = 'resolved' AND returned))::int AS returned,
		(count(*) FILTER (WHERE status IN ('escalated', 'needs_escalation')))::int AS escalated,
		(count(*) FILTER (WHERE status = 'abandoned'))::int AS abandoned,
		coalesce(sum(seconds) FILTER (WHERE resolved), 0)::float8 AS resolved_seconds
	FROM insights_guide_sessions
	WHERE started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '89 days') AT TIME ZONE 'UTC'
	GROUP BY day, guide, version, channel, locale;
CREATE UNIQUE INDEX insights_daily_key ON insights_daily (day, guide, version, channel, locale);

-- What three different people at least said in nearly the same words: so it names none of them.
CREATE MATERIALIZED VIEW insights_problems AS
	SELECT guide, said AS problem,
		count(*)::int AS sessions,
		(count(*) FILTER (WHERE resolved))::int AS resolved,
		(count(*) FILTER (WHERE status IN ('escalated', 'needs_escalation')))::int AS escalated,
		(count(*) FILTER (WHERE status = 'abandoned'))::int AS abandoned,
		max(day) AS last_day
	FROM (
		SELECT guide, resolved, status, day, person,
			btrim(regexp_replace(lower(left(problem, 200)), '\s+', ' ', 'g'), ' .,;:!?¡¿') AS said
		FROM insights_guide_sessions
		WHERE problem IS NOT NULL AND channel <> 'simulator'
			AND started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '29 days') AT TIME ZONE 'UTC'
	) spoken
	WHERE said <> ''
	GROUP BY guide, said
	HAVING count(*) >= 3 AND count(DISTINCT person) >= 3;
CREATE UNIQUE INDEX insights_problems_key ON insights_problems (guide, problem);
CREATE INDEX insights_problems_by_count ON insights_problems (sessions DESC);

CREATE MATERIALIZED VIEW insights_feedback AS
	SELECT day, guide, version, channel, locale, rating,
		count(*)::int AS ratings,
		(count(*) FILTER (WHERE helpful))::int AS helpful,
		(count(*) FILTER (WHERE NOT helpful))::int AS unhelpful
	FROM insights_guide_sessions
	WHERE rating IS NOT NULL
		AND started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '89 days') AT TIME ZONE 'UTC'
	GROUP BY day, guide, version, channel, locale, rating;
CREATE UNIQUE INDEX insights_feedback_key ON insights_feedback (day, guide, version, channel, locale, rating);

-- Where the newest comments are. Their words stay where they are: what is erased there is gone here.
CREATE MATERIALIZED VIEW insights_comments AS
	SELECT id, guide, version, channel, locale, day, rated_at
	FROM (
		SELECT id, guide, version, channel, locale, day, rated_at,
			row_number() OVER (PARTITION BY guide, version, channel ORDER BY rated_at DESC, id) AS place
		FROM insights_guide_sessions
		WHERE comment <> '' AND rated_at IS NOT NULL
			AND started_at >= (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '89 days') AT TIME ZONE 'UTC'
	) newest
	WHERE place <= 50;
CREATE UNIQUE INDEX insights_comments_key ON insights_comments (id);

-- What comes of the paths is counted day by day, in short transactions: a long one would hold the event feed back.
-- The channel '' is the sum of all but the simulator, the locale '' the sum of all.
CREATE TABLE insights_steps (
	day date NOT NULL,
	guide text NOT NULL,
	version integer NOT NULL,
	channel text NOT NULL,
	locale text NOT NULL,
	node_guide text NOT NULL,
	node text NOT NULL,
	-- Sessions that came to the node, and that ended there: given up, or with a person.
	sessions integer NOT NULL,
	abandoned integer NOT NULL,
	escalated integer NOT NULL,
	-- Path rows by what came of them, and the time of those that were answered.
	visits integer NOT NULL,
	worked integer NOT NULL,
	failed integer NOT NULL,
	skipped integer NOT NULL,
	helped integer NOT NULL,
	answered integer NOT NULL,
	seconds float8 NOT NULL,
	-- Sum over the sessions of when they came there: the order in which people meet the nodes.
	ordinals bigint NOT NULL,
	is_step boolean NOT NULL,
	PRIMARY KEY (guide, version, day, channel, locale, node_guide, node)
);
CREATE INDEX insights_steps_by_channel ON insights_steps (channel, locale, day);

-- Sessions that were resolved by how long they took: bucket n holds 1.2^n up to 1.2^(n+1) seconds.
-- The guide '' is the sum of all.
CREATE TABLE insights_durations (
	day date NOT NULL,
	guide text NOT NULL,
	version integer NOT NULL,
	channel text NOT NULL,
	locale text NOT NULL,
	bucket smallint NOT NULL,
	sessions integer NOT NULL,
	PRIMARY KEY (guide, version, day, channel, locale, bucket)
);
CREATE INDEX insights_durations_by_channel ON insights_durations (channel, locale, day);

-- How often each way was taken, by node and outcome of the version that the way is drawn in; without the simulator.
CREATE TABLE insights_edges (
	day date NOT NULL,
	guide text NOT NULL,
	version integer NOT NULL,
	node text NOT NULL,
	next_node text NOT NULL,
	outcome text NOT NULL,
	times integer NOT NULL,
	PRIMARY KEY (guide, version, node, next_node, outcome, day)
);
CREATE INDEX insights_edges_by_day ON insights_edges (day);

-- How old the figures are, and what kept the last refresh from being one.
CREATE TABLE insights_refreshes (
	view text PRIMARY KEY,
	refreshed_at timestamptz NOT NULL,
	duration_ms integer NOT NULL DEFAULT 0,
	failed_at timestamptz,
	error text
);
INSERT INTO insights_refreshes (view, refreshed_at)
	SELECT view, now() FROM unnest(ARRAY['daily', 'problems', 'feedback', 'comments', 'paths']) AS view;
