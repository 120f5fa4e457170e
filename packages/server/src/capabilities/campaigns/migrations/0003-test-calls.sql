-- Calls to a telephone of the company, to hear a campaign before it starts: they are nobody's attempt.
CREATE TABLE campaign_test_calls (
	call_id uuid PRIMARY KEY,
	campaign_id uuid NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
	-- As whom the telephone was called; null for nobody in particular.
	contact_id uuid,
	at timestamptz NOT NULL
);
CREATE INDEX campaign_test_calls_campaign ON campaign_test_calls (campaign_id, at);
