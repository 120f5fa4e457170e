-- It ended because nobody said anything for long: its visitor's next words open it again.
ALTER TABLE chat_sessions ADD COLUMN quiet boolean NOT NULL DEFAULT false;

CREATE INDEX chat_sessions_with_people ON chat_sessions (active_at) WHERE closed_at IS NULL AND handler <> 'assistant';
