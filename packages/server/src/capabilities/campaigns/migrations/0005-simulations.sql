-- The newest simulated run of a campaign, and how far it is; each batch of contacts is one transaction.
CREATE TABLE campaign_simulations (
	campaign_id uuid PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
	-- A newer run has another.
	run uuid NOT NULL,
	requested_at timestamptz NOT NULL,
	contacts integer NOT NULL,
	looked integer NOT NULL DEFAULT 0,
	-- The last contact that was looked at.
	position uuid,
	tally jsonb NOT NULL,
	result jsonb
);
