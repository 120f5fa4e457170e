-- What a visitor thought of a chat: one answer each, that goes with the chat.
CREATE TABLE chat_feedback (
	conversation_id uuid PRIMARY KEY REFERENCES chat_sessions ON DELETE CASCADE,
	rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
	comment text NOT NULL DEFAULT '',
	-- When it was first given: it may be changed for a day from then on.
	rated_at timestamptz NOT NULL,
	changed_at timestamptz NOT NULL
);

CREATE INDEX chat_feedback_by_time ON chat_feedback (rated_at DESC);
