-- Since when the contact waits for the person who has the chat.
ALTER TABLE chat_sessions ADD COLUMN unread_since timestamptz;

-- Where a chat stands among all that people work on, smallest first: whoever waits, by the time since when they do; behind
-- them, the latest first, those that nobody waits in, and those that are over. 2^52 is behind every time.
ALTER TABLE chat_sessions ADD COLUMN attention bigint NOT NULL GENERATED ALWAYS AS (
	CASE
		WHEN closed_at IS NOT NULL THEN 4503599627370496 - epoch_ms(closed_at)
		WHEN handler = 'queue' THEN epoch_ms(coalesce(queued_at, active_at))
		WHEN handler = 'user' AND unread > 0 THEN epoch_ms(coalesce(unread_since, active_at))
		ELSE 4503599627370496 - epoch_ms(active_at)
	END
) STORED;

CREATE INDEX chat_sessions_attention ON chat_sessions (attention, conversation_id)
	WHERE closed_at IS NULL AND handler <> 'assistant';
CREATE INDEX chat_sessions_attention_by ON chat_sessions (handler, attention, conversation_id) WHERE closed_at IS NULL;
CREATE INDEX chat_sessions_attention_mine ON chat_sessions (user_id, attention, conversation_id)
	WHERE closed_at IS NULL AND handler = 'user';
CREATE INDEX chat_sessions_attention_over ON chat_sessions (attention, conversation_id) WHERE closed_at IS NOT NULL;
