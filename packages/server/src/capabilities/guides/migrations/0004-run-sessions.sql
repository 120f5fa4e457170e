ALTER TABLE guide_sessions
	-- Version of each guide that it may enter, by slug, as it began with them.
	ADD COLUMN guides jsonb,
	-- Grows with each answer.
	ADD COLUMN revision integer NOT NULL DEFAULT 0,
	-- The Idempotency-Keys of its newest answers, with a digest of what each came with, oldest first.
	ADD COLUMN keys jsonb NOT NULL DEFAULT '[]',
	-- Guides that it may be about, while it is not known which.
	ADD COLUMN candidates jsonb NOT NULL DEFAULT '[]',
	-- What was said with the newest answer.
	ADD COLUMN message text NOT NULL DEFAULT '',
	ADD COLUMN ticket_number text;
