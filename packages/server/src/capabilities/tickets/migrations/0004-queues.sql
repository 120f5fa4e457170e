-- The queue of a ticket is one of those of chats, which the tickets know by its id only; null is the default one.
ALTER TABLE tickets ADD COLUMN queue_id uuid;
CREATE INDEX tickets_by_queue ON tickets (queue_id, id DESC) WHERE queue_id IS NOT NULL;
CREATE INDEX tickets_attention_in ON tickets (queue_id, attention, id)
	WHERE status IN ('new', 'open', 'waiting', 'reopened');
