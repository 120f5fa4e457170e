-- Grows with each change, so that processes see at a glance which of the values they hold are old.
ALTER TABLE settings ADD COLUMN revision bigint NOT NULL DEFAULT 1;

-- What was entered for AI vendors, one row a field, sealed with a key derived from the installation's.
CREATE TABLE provider_settings (
	provider text NOT NULL,
	-- As the environment has it, e.g. DEEPGRAM_API_KEY.
	field text NOT NULL,
	sealed bytea NOT NULL,
	changed_by text NOT NULL,
	changed_at timestamptz NOT NULL,
	PRIMARY KEY (provider, field)
);
