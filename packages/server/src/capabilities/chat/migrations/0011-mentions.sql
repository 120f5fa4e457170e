-- The latest note of a chat that names a user. `place` orders them: what was not seen first, each the latest first.
CREATE TABLE chat_mentions (
	conversation_id uuid NOT NULL REFERENCES chat_sessions ON DELETE CASCADE,
	user_id uuid NOT NULL,
	by text,
	at timestamptz NOT NULL,
	seen_at timestamptz,
	place bigint NOT NULL GENERATED ALWAYS AS (
		CASE WHEN seen_at IS NULL THEN 2251799813685248 ELSE 4503599627370496 END - epoch_ms(at)
	) STORED,
	PRIMARY KEY (conversation_id, user_id)
);
CREATE INDEX chat_mentions_of ON chat_mentions (user_id, place, conversation_id);
CREATE INDEX chat_mentions_unseen ON chat_mentions (user_id) WHERE seen_at IS NULL;
