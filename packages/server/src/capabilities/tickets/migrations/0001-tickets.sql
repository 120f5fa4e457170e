CREATE TABLE tickets (
	id uuid PRIMARY KEY,
	number text NOT NULL UNIQUE,
	-- What opened it, when it may ask twice.
	request_key text UNIQUE,
	subject text NOT NULL,
	description text NOT NULL,
	status text NOT NULL CHECK (status IN ('new', 'open', 'waiting', 'resolved', 'closed', 'reopened')),
	priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
	channel text NOT NULL,
	locale text NOT NULL,
	conversation_id uuid,
	contact_id uuid,
	requester_name text,
	requester_email text,
	requester_phone text,
	opened_by_kind text NOT NULL,
	opened_by_id uuid,
	opened_by_name text,
	assignee_id uuid,
	assignee_name text,
	tags text[] NOT NULL DEFAULT '{}',
	steps_tried jsonb NOT NULL DEFAULT '[]',
	attachments jsonb NOT NULL DEFAULT '[]',
	merged_into uuid REFERENCES tickets (id),
	-- One promise each: target and rest in milliseconds of business hours; due while running, rest while paused.
	first_response_target_ms bigint,
	first_response_due_at timestamptz,
	first_response_left_ms bigint,
	first_response_done_at timestamptz,
	first_response_breached_at timestamptz,
	resolution_target_ms bigint,
	resolution_due_at timestamptz,
	resolution_left_ms bigint,
	resolution_done_at timestamptz,
	resolution_breached_at timestamptz,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	resolved_at timestamptz,
	search tsvector
) WITH (fillfactor = 75);

-- Ids are in the order of time, and lists are read newest first.
CREATE INDEX tickets_by_status ON tickets (status, id DESC);
CREATE INDEX tickets_active ON tickets (id DESC) WHERE status IN ('new', 'open', 'waiting', 'reopened');
CREATE INDEX tickets_by_assignee ON tickets (assignee_id, id DESC);
CREATE INDEX tickets_by_conversation ON tickets (conversation_id, id DESC) WHERE conversation_id IS NOT NULL;
CREATE INDEX tickets_by_contact ON tickets (contact_id, id DESC) WHERE contact_id IS NOT NULL;
CREATE INDEX tickets_breached ON tickets (id DESC)
	WHERE first_response_breached_at IS NOT NULL OR resolution_breached_at IS NOT NULL;
CREATE INDEX tickets_by_tag ON tickets USING gin (tags);
CREATE INDEX tickets_search ON tickets USING gin (search);
CREATE INDEX tickets_first_response_due ON tickets (first_response_due_at)
	WHERE first_response_done_at IS NULL AND first_response_breached_at IS NULL;
CREATE INDEX tickets_resolution_due ON tickets (resolution_due_at)
	WHERE resolution_done_at IS NULL AND resolution_breached_at IS NULL;

CREATE TABLE ticket_messages (
	id uuid PRIMARY KEY,
	ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
	-- The ticket that it was written on; another than ticket_id after a merge.
	written_on uuid NOT NULL,
	kind text NOT NULL CHECK (kind IN ('note', 'reply')),
	author_kind text NOT NULL,
	author_id uuid,
	author_name text,
	text text NOT NULL,
	at timestamptz NOT NULL,
	-- SHA-256 of the link and the key of a contact's request.
	request_key bytea UNIQUE
);
CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket_id, id);
CREATE INDEX ticket_messages_written_on ON ticket_messages (written_on);

CREATE TABLE ticket_changes (
	id uuid PRIMARY KEY,
	ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
	at timestamptz NOT NULL,
	by text,
	what text NOT NULL,
	from_value text,
	to_value text
);
CREATE INDEX ticket_changes_by_ticket ON ticket_changes (ticket_id, id);

CREATE TABLE ticket_watchers (
	ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
	user_id uuid NOT NULL,
	name text NOT NULL,
	PRIMARY KEY (ticket_id, user_id)
);

CREATE TABLE ticket_links (
	id uuid PRIMARY KEY,
	ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
	-- SHA-256 of the token; the token itself is kept nowhere.
	digest bytea NOT NULL UNIQUE,
	created_at timestamptz NOT NULL,
	expires_at timestamptz NOT NULL,
	revoked_at timestamptz,
	by text
);
CREATE INDEX ticket_links_by_ticket ON ticket_links (ticket_id, id);

CREATE TABLE ticket_canned_replies (
	id uuid PRIMARY KEY,
	title text NOT NULL,
	text text NOT NULL,
	language text NOT NULL,
	updated_at timestamptz NOT NULL
);

-- One row once somebody changed what the product comes with.
CREATE TABLE ticket_settings (
	single boolean PRIMARY KEY DEFAULT true CHECK (single),
	value jsonb NOT NULL,
	changed_by text NOT NULL,
	changed_at timestamptz NOT NULL
);
