-- Under which key a picture was sent, the SHA-256 of its bytes, and what was answered: a repeat gets that again.
ALTER TABLE chat_images
	ADD COLUMN key text,
	ADD COLUMN digest bytea,
	ADD COLUMN answer jsonb,
	-- How often it was sent again.
	ADD COLUMN repeats integer NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX chat_images_by_key ON chat_images (conversation_id, key) WHERE key IS NOT NULL;
