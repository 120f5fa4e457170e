-- Settings that are changed while running; the environment's value holds where there is no row.
CREATE TABLE settings (
	key text PRIMARY KEY,
	value jsonb NOT NULL,
	changed_by text NOT NULL,
	changed_at timestamptz NOT NULL
);
