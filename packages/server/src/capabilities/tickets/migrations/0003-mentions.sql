-- The latest note of a ticket that names a user. `place` orders them: what was not seen first, each the latest first.
CREATE TABLE ticket_mentions (
	ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
	user_id uuid NOT NULL,
	by text,
	at timestamptz NOT NULL,
	seen_at timestamptz,
	place bigint NOT NULL GENERATED ALWAYS AS (
		CASE WHEN seen_at IS NULL THEN 2251799813685248 ELSE 4503599627370496 END - epoch_ms(at)
	) STORED,
	PRIMARY KEY (ticket_id, user_id)
);
CREATE INDEX ticket_mentions_of ON ticket_mentions (user_id, place, ticket_id);
CREATE INDEX ticket_mentions_unseen ON ticket_mentions (user_id) WHERE seen_at IS NULL;
