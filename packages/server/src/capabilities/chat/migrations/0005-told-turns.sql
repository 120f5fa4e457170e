-- Turns up to this number are in what the dialogue remembers; what people and the contact said after it is not.
ALTER TABLE chat_sessions ADD COLUMN told_turns integer NOT NULL DEFAULT 0;
