-- Named lines of waiting chats, asked in the order of their ids. Chats without one are in the default queue.
CREATE TABLE chat_queues (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	assistant_ids uuid[] NOT NULL,
	guides text[] NOT NULL,
	languages text[] NOT NULL
);
CREATE UNIQUE INDEX chat_queues_by_name ON chat_queues (lower(name));

CREATE TABLE chat_queue_members (
	queue_id uuid NOT NULL REFERENCES chat_queues (id) ON DELETE CASCADE,
	user_id uuid NOT NULL,
	PRIMARY KEY (queue_id, user_id)
);
CREATE INDEX chat_queue_members_of ON chat_queue_members (user_id);

ALTER TABLE chat_sessions ADD COLUMN queue_id uuid REFERENCES chat_queues (id) ON DELETE SET NULL;
CREATE INDEX chat_sessions_attention_in ON chat_sessions (queue_id, attention, conversation_id)
	WHERE closed_at IS NULL AND handler <> 'assistant';
CREATE INDEX chat_sessions_queue ON chat_sessions (queue_id) WHERE queue_id IS NOT NULL;
