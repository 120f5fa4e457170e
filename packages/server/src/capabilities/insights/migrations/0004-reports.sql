-- Calls and chats, counted by day. What is read of others:

CREATE VIEW insights_calls AS
	SELECT id, conversation_id, carrier, direction, line_id, assistant_id, created_at, ordered_at, started_at, answerer, state,
		outcome, carrier_call_id, carrier_cost_micros
	FROM calls
	WHERE purpose <> 'colleague';

CREATE VIEW insights_conversation_facts AS
	SELECT id, channel, status, assistant_id, started_at, duration_ms, end_reason, outcome, sentiment, cost_micros
	FROM conversations;

CREATE VIEW insights_attempts AS
	SELECT call_id, campaign_id, local_weekday, local_hour FROM campaign_attempts;

CREATE VIEW insights_names AS
	SELECT 'line' AS kind, id, definition->>'label' AS name FROM lines
	UNION ALL
	SELECT 'assistant', id, draft->>'name' FROM assistants
	UNION ALL
	SELECT 'campaign', id, definition->>'name' FROM campaigns;

-- Days, and hours, are those of the company's clock; hours those of the contact's where the decision to call knew them.
-- The id of zeros stands for none. Rows that are not fine tell no lines, assistants and campaigns apart, and have null there.

CREATE TABLE insights_report_days (
	day date NOT NULL,
	fine boolean NOT NULL,
	channel text NOT NULL,
	direction text NOT NULL,
	line uuid,
	assistant uuid,
	campaign uuid,
	outcome text NOT NULL,
	contacts integer NOT NULL,
	conversations integer NOT NULL,
	dialled integer NOT NULL,
	answered integer NOT NULL,
	offered integer NOT NULL,
	taken integer NOT NULL,
	ended integer NOT NULL,
	contained integer NOT NULL,
	transferred integer NOT NULL,
	analysed integer NOT NULL,
	resolved integer NOT NULL,
	sentiment float8 NOT NULL,
	sentiments integer NOT NULL,
	response_ms bigint NOT NULL,
	responses integer NOT NULL,
	handled_ms bigint NOT NULL,
	handled integer NOT NULL,
	cost_micros bigint NOT NULL,
	costed integer NOT NULL
);

-- Likewise by hour, all outcomes in one.
CREATE TABLE insights_report_hours (
	LIKE insights_report_days,
	weekday smallint NOT NULL,
	hour smallint NOT NULL
);
ALTER TABLE insights_report_hours DROP COLUMN outcome;

CREATE INDEX insights_report_days_by_day ON insights_report_days (fine, day);
CREATE INDEX insights_report_hours_by_day ON insights_report_hours (fine, day);

-- How many took how long: bucket n holds 1.2^n up to 1.2^(n+1) milliseconds. Level 0 tells channels and directions apart,
-- level 1 also lines, assistants and campaigns, level 2 outcomes instead, level 3 hours.
CREATE TABLE insights_report_classes (
	day date NOT NULL,
	level smallint NOT NULL,
	channel text NOT NULL,
	direction text NOT NULL,
	line uuid,
	assistant uuid,
	campaign uuid,
	outcome text,
	hour smallint,
	measure text NOT NULL,
	bucket smallint NOT NULL,
	count integer NOT NULL
);
CREATE INDEX insights_report_classes_by_day ON insights_report_classes (level, day);

-- Which days are counted, by which clock, and whether something in them has changed since.
CREATE TABLE insights_report_counts (
	day date PRIMARY KEY,
	time_zone text,
	changed boolean NOT NULL,
	-- Whose turn it is to count it; one that stays has died, and the day is counted again.
	counting uuid,
	counted_at timestamptz,
	duration_ms integer NOT NULL DEFAULT 0
);

-- Failures of AI vendors as the event feed told them, each once; they name nobody.
CREATE TABLE insights_provider_failures (
	event bigint PRIMARY KEY,
	at timestamptz NOT NULL,
	provider text NOT NULL,
	kind text NOT NULL,
	covered boolean NOT NULL
);
CREATE INDEX insights_provider_failures_by_time ON insights_provider_failures (at);

CREATE TABLE insights_saved_reports (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	language text NOT NULL,
	query jsonb NOT NULL,
	schedule jsonb,
	next_at timestamptz,
	by text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
CREATE INDEX insights_saved_reports_due ON insights_saved_reports (next_at) WHERE next_at IS NOT NULL;

-- One for each time that a report is due.
CREATE TABLE insights_report_sends (
	id uuid PRIMARY KEY,
	report_id uuid NOT NULL REFERENCES insights_saved_reports (id) ON DELETE CASCADE,
	due_at timestamptz NOT NULL,
	recipients jsonb NOT NULL,
	state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
	attempts integer NOT NULL DEFAULT 0,
	try_at timestamptz NOT NULL,
	lease_until timestamptz,
	detail text,
	finished_at timestamptz
);
CREATE UNIQUE INDEX insights_report_sends_due ON insights_report_sends (report_id, due_at);
CREATE INDEX insights_report_sends_open ON insights_report_sends (try_at) WHERE state IN ('waiting', 'sending');
