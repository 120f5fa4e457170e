-- Where a ticket stands among all that people work on, smallest first: what is due by its due time (without a promise, a
-- day after it was opened); behind it, the latest first, what waits for the customer and what is over.
-- 4503599627370496 is 2^52: behind every time, and still exact in a double.
ALTER TABLE tickets ADD COLUMN attention bigint NOT NULL GENERATED ALWAYS AS (
	CASE
		WHEN status IN ('resolved', 'closed') THEN 4503599627370496 - epoch_ms(coalesce(resolved_at, updated_at))
		WHEN status = 'waiting' THEN 4503599627370496 - epoch_ms(updated_at)
		ELSE coalesce(
			epoch_ms(least(first_response_due_at, resolution_due_at)),
			epoch_ms(created_at) + 86400000
		)
	END
) STORED;

CREATE INDEX tickets_attention ON tickets (attention, id) WHERE status IN ('new', 'open', 'waiting', 'reopened');
CREATE INDEX tickets_attention_mine ON tickets (assignee_id, attention, id)
	WHERE status IN ('new', 'open', 'waiting', 'reopened');
CREATE INDEX tickets_attention_unassigned ON tickets (attention, id)
	WHERE status IN ('new', 'open', 'waiting', 'reopened') AND assignee_id IS NULL;
CREATE INDEX tickets_attention_waiting ON tickets (attention, id) WHERE status IN ('new', 'reopened');
CREATE INDEX tickets_attention_over ON tickets (attention, id) WHERE status IN ('resolved', 'closed');
