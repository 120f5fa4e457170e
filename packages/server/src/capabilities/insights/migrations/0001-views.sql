-- All that insights knows of what others keep.
CREATE VIEW insights_conversations AS
	SELECT id, channel, status, started_at, duration_ms, end_reason, outcome, sentiment, cost_micros FROM conversations;

CREATE VIEW insights_responses AS
	SELECT conversation_id, response_ms FROM turns WHERE response_ms IS NOT NULL;
