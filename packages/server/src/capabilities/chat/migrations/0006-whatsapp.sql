ALTER TABLE chat_sessions ADD COLUMN channel text NOT NULL DEFAULT 'web';

-- People who write over WhatsApp, each at the company's number that they wrote to.
CREATE TABLE whatsapp_people (
	id uuid PRIMARY KEY,
	account text NOT NULL,
	-- Where answers go.
	recipient text NOT NULL,
	phone text,
	name text,
	contact_id uuid,
	-- The chat that goes on, or the last one.
	conversation_id uuid,
	-- When they last wrote: for a day from then on anything may be written to them.
	wrote_at timestamptz,
	opted_out_at timestamptz,
	-- When they were told what is kept of them.
	noticed_at timestamptz,
	created_at timestamptz NOT NULL
);
CREATE INDEX whatsapp_people_by_contact ON whatsapp_people (contact_id);
CREATE INDEX whatsapp_people_by_conversation ON whatsapp_people (conversation_id);

-- The names by which a webhook may tell of them: a number, an id of Meta's, an old number.
CREATE TABLE whatsapp_names (
	account text NOT NULL,
	name text NOT NULL,
	person_id uuid NOT NULL REFERENCES whatsapp_people ON DELETE CASCADE,
	PRIMARY KEY (account, name)
);
CREATE INDEX whatsapp_names_by_person ON whatsapp_names (person_id);

-- What webhooks told, once each. The words go when they were worked on; the key stays against repeats.
CREATE TABLE whatsapp_inbound (
	key text PRIMARY KEY,
	-- Whose, by the name in the webhook; messages of one are worked on in order.
	queue text NOT NULL,
	event jsonb,
	told_at timestamptz NOT NULL,
	received_at timestamptz NOT NULL
);
CREATE INDEX whatsapp_inbound_open ON whatsapp_inbound (queue, told_at, received_at) WHERE event IS NOT NULL;
CREATE INDEX whatsapp_inbound_by_time ON whatsapp_inbound (received_at);

-- What goes out: a line of the chat, in as many messages as it takes. The id is the reference that comes back with statuses.
CREATE TABLE whatsapp_outbound (
	id uuid PRIMARY KEY,
	conversation_id uuid NOT NULL REFERENCES chat_sessions ON DELETE CASCADE,
	turn_id uuid NOT NULL,
	message jsonb NOT NULL,
	state text NOT NULL CHECK (state IN ('waiting', 'sending', 'unknown', 'accepted', 'sent', 'failed', 'delivered', 'read')),
	message_id text,
	problem text,
	detail text,
	attempts integer NOT NULL DEFAULT 0,
	-- Of `waiting`: not before. Of `sending`: since when.
	due_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);
CREATE INDEX whatsapp_outbound_by_chat ON whatsapp_outbound (conversation_id, id);
CREATE INDEX whatsapp_outbound_by_message ON whatsapp_outbound (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX whatsapp_outbound_open ON whatsapp_outbound (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX whatsapp_outbound_problems ON whatsapp_outbound (changed_at) WHERE problem IS NOT NULL;

CREATE TABLE whatsapp_templates (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	language text NOT NULL,
	body text NOT NULL,
	value_names jsonb NOT NULL,
	UNIQUE (name, language)
);
