-- One code at a time for each chat, with which its visitor confirms to take everything along, or to erase it.
CREATE TABLE chat_confirmations (
	conversation_id uuid PRIMARY KEY REFERENCES chat_sessions ON DELETE CASCADE,
	code_digest bytea NOT NULL,
	attempts integer NOT NULL DEFAULT 0,
	expires_at timestamptz NOT NULL
);

-- Tickets with a WhatsApp link that a chat opened, to count those of the last hour.
CREATE TABLE chat_ticket_links (
	id uuid PRIMARY KEY,
	conversation_id uuid NOT NULL REFERENCES chat_sessions ON DELETE CASCADE,
	created_at timestamptz NOT NULL
);

CREATE INDEX chat_ticket_links_by_chat ON chat_ticket_links (conversation_id, created_at);
