-- How far the event feed was turned into notifications: moved in the transaction that writes them.
CREATE TABLE notification_feed (
	single boolean PRIMARY KEY DEFAULT true CHECK (single),
	position bigint NOT NULL
);

CREATE TABLE notification_channels (
	id uuid PRIMARY KEY,
	kind text NOT NULL,
	name text NOT NULL,
	language text NOT NULL,
	-- Addresses of rooms are secrets: sealed with a key derived from the installation's.
	target bytea NOT NULL,
	hint text NOT NULL,
	enabled boolean NOT NULL DEFAULT true,
	created_at timestamptz NOT NULL
);

CREATE TABLE notification_rules (
	position integer PRIMARY KEY,
	events text[] NOT NULL,
	recipients jsonb NOT NULL
);

CREATE TABLE notification_preferences (
	user_id uuid PRIMARY KEY,
	preferences jsonb NOT NULL,
	changed_at timestamptz NOT NULL
);

-- One message to one recipient; while it waits, more of what happens joins it.
CREATE TABLE notification_letters (
	id uuid PRIMARY KEY,
	-- `channel:<id>`, or `user:<id>` with the kind of the message.
	recipient text NOT NULL,
	kind text NOT NULL,
	state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
	attempts integer NOT NULL DEFAULT 0,
	due_at timestamptz NOT NULL,
	lease_until timestamptz,
	detail text,
	created_at timestamptz NOT NULL
);
CREATE INDEX notification_letters_open ON notification_letters (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX notification_letters_recipient ON notification_letters (recipient, kind, id);

CREATE TABLE notification_items (
	id bigserial PRIMARY KEY,
	letter_id uuid NOT NULL REFERENCES notification_letters ON DELETE CASCADE,
	type text NOT NULL,
	data jsonb NOT NULL,
	at timestamptz NOT NULL
);
CREATE INDEX notification_items_letter ON notification_items (letter_id, id);
