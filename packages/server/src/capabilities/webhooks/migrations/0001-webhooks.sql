CREATE TABLE webhook_endpoints (
	id uuid PRIMARY KEY,
	url text NOT NULL,
	description text NOT NULL,
	-- Null: all of them.
	events text[],
	-- Sealed with a key derived from the installation's.
	secret bytea NOT NULL,
	previous_secret bytea,
	previous_until timestamptz,
	enabled boolean NOT NULL DEFAULT true,
	disabled_reason text,
	disabled_at timestamptz,
	-- Failures in a row, since when, and until when nothing is tried after too many of them.
	failures integer NOT NULL DEFAULT 0,
	failing_since timestamptz,
	paused_until timestamptz,
	last_delivered_at timestamptz,
	created_at timestamptz NOT NULL
);

-- How far the event feed was turned into messages: moved in the transaction that writes them.
CREATE TABLE webhook_feed (
	single boolean PRIMARY KEY DEFAULT true CHECK (single),
	position bigint NOT NULL
);

CREATE TABLE webhook_messages (
	id text PRIMARY KEY,
	type text NOT NULL,
	-- What it is about: messages about one thing arrive in order.
	subject text NOT NULL,
	body text NOT NULL,
	at timestamptz NOT NULL
);
CREATE INDEX webhook_messages_subject ON webhook_messages (subject);
CREATE INDEX webhook_messages_at ON webhook_messages (at);

CREATE TABLE webhook_deliveries (
	id uuid PRIMARY KEY,
	position bigserial NOT NULL,
	endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
	message_id text NOT NULL REFERENCES webhook_messages ON DELETE CASCADE,
	subject text NOT NULL,
	state text NOT NULL CHECK (state IN ('waiting', 'sending', 'delivered', 'failed')),
	-- The oldest open one of its subject: no other of them may go.
	head boolean NOT NULL DEFAULT false,
	attempts integer NOT NULL DEFAULT 0,
	due_at timestamptz NOT NULL,
	-- While it is being sent: when whoever sends it counts as dead.
	lease_until timestamptz,
	UNIQUE (endpoint_id, message_id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, due_at) WHERE head AND state IN ('waiting', 'sending');
CREATE INDEX webhook_deliveries_open ON webhook_deliveries (endpoint_id, subject, position) WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (endpoint_id, position);
CREATE INDEX webhook_deliveries_message ON webhook_deliveries (message_id);

CREATE TABLE webhook_attempts (
	id bigserial PRIMARY KEY,
	delivery_id uuid NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
	at timestamptz NOT NULL,
	duration_ms integer NOT NULL,
	status integer,
	problem text,
	detail text NOT NULL,
	answer text NOT NULL
);
CREATE INDEX webhook_attempts_delivery ON webhook_attempts (delivery_id, id);
