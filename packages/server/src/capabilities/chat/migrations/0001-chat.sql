-- A row is rewritten at each message: free room on the page keeps those updates off the indexes.
CREATE TABLE chat_sessions (
	conversation_id uuid PRIMARY KEY,
	-- SHA-256 of the bearer that the visitor holds.
	token_digest bytea NOT NULL UNIQUE,
	locale text NOT NULL,
	assistant_id uuid NOT NULL,
	assistant_version integer NOT NULL,
	-- Version of each guide by slug, as the chat began with them.
	guides jsonb NOT NULL,
	handler text NOT NULL CHECK (handler IN ('assistant', 'queue', 'user')),
	user_id uuid,
	user_name text,
	queued_at timestamptz,
	reason text,
	-- Where it stands and what is offered, as the visitor was last shown it.
	stage text NOT NULL,
	buttons jsonb NOT NULL,
	step jsonb,
	-- Messages that the assistant has yet to answer, and who is at it until when.
	unanswered integer NOT NULL DEFAULT 0,
	answering uuid,
	answering_until timestamptz,
	-- The minute in which messages are counted.
	limit_from timestamptz NOT NULL,
	limit_count integer NOT NULL DEFAULT 0,
	last_words text NOT NULL DEFAULT '',
	-- Messages that no person has seen.
	unread integer NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL,
	active_at timestamptz NOT NULL,
	closed_at timestamptz
) WITH (fillfactor = 70);

CREATE INDEX chat_sessions_open ON chat_sessions (handler, active_at DESC, conversation_id DESC) WHERE closed_at IS NULL;
CREATE INDEX chat_sessions_closed ON chat_sessions (closed_at DESC, conversation_id DESC) WHERE closed_at IS NOT NULL;

CREATE TABLE chat_messages (
	id uuid PRIMARY KEY,
	conversation_id uuid NOT NULL REFERENCES chat_sessions ON DELETE CASCADE,
	-- The visitor's Idempotency-Key and a digest of what it came with.
	key text,
	digest bytea NOT NULL,
	input jsonb NOT NULL,
	-- What the request was answered with; null while nothing was.
	answer jsonb,
	answered boolean NOT NULL DEFAULT false
);

CREATE UNIQUE INDEX chat_messages_by_key ON chat_messages (conversation_id, key) WHERE key IS NOT NULL;
CREATE INDEX chat_messages_open ON chat_messages (conversation_id, id) WHERE NOT answered;
