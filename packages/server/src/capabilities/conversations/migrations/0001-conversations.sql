-- Started rows are rewritten at each turn: free room on the page keeps those updates off the indexes.
CREATE TABLE conversations (
	id uuid PRIMARY KEY,
	channel text NOT NULL,
	status text NOT NULL CHECK (status IN ('live', 'ended')),
	assistant_id uuid,
	assistant_name text,
	assistant_version integer,
	contact_id uuid,
	label text NOT NULL,
	locale text NOT NULL,
	node_id text NOT NULL,
	started_at timestamptz NOT NULL,
	ended_at timestamptz,
	duration_ms integer,
	end_reason text,
	turn_count integer NOT NULL DEFAULT 0,
	outcome text,
	sentiment real,
	summary text,
	latency_p50_ms integer,
	input_tokens integer NOT NULL DEFAULT 0,
	output_tokens integer NOT NULL DEFAULT 0,
	transcribed_ms integer NOT NULL DEFAULT 0,
	spoken_characters integer NOT NULL DEFAULT 0,
	cost_micros bigint,
	recording jsonb,
	search tsvector
) WITH (fillfactor = 75);

CREATE INDEX conversations_by_start ON conversations (started_at DESC, id DESC);
CREATE INDEX conversations_by_channel ON conversations (channel, started_at DESC, id DESC);
CREATE INDEX conversations_by_assistant ON conversations (assistant_id, started_at DESC, id DESC);
CREATE INDEX conversations_by_outcome ON conversations (outcome, started_at DESC, id DESC);
CREATE INDEX conversations_by_contact ON conversations (contact_id, started_at DESC, id DESC) WHERE contact_id IS NOT NULL;
CREATE INDEX conversations_live ON conversations (started_at DESC, id DESC) WHERE status = 'live';
CREATE INDEX conversations_search ON conversations USING gin (search);

CREATE TABLE turns (
	conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
	number integer NOT NULL,
	id uuid NOT NULL,
	who text NOT NULL,
	generated text NOT NULL,
	heard text NOT NULL,
	interrupted boolean NOT NULL,
	source text,
	origin text,
	confidence real,
	start_ms integer NOT NULL,
	end_ms integer NOT NULL,
	latency jsonb NOT NULL,
	-- End of the contact's speech to the first thing heard of the answer, for percentiles.
	response_ms integer,
	providers jsonb NOT NULL,
	sentiment real,
	cost_micros bigint,
	PRIMARY KEY (conversation_id, number)
);

CREATE TABLE dialogue_states (
	conversation_id uuid PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
	state jsonb NOT NULL,
	updated_at timestamptz NOT NULL
) WITH (fillfactor = 75);

CREATE TABLE analyses (
	conversation_id uuid PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
	summary text NOT NULL,
	outcome text NOT NULL,
	outcome_confidence real NOT NULL,
	outcome_turn integer,
	sentiment real NOT NULL,
	sentiment_confidence real NOT NULL,
	made_by text NOT NULL,
	created_at timestamptz NOT NULL
);

CREATE TABLE extracted_values (
	conversation_id uuid NOT NULL REFERENCES analyses (conversation_id) ON DELETE CASCADE,
	position integer NOT NULL,
	name text NOT NULL,
	type text NOT NULL,
	-- At most one of the three; none for a value that was not found.
	text_value text,
	number_value double precision,
	boolean_value boolean,
	confidence real NOT NULL,
	turn integer,
	made_by text NOT NULL,
	PRIMARY KEY (conversation_id, position)
);
