ALTER TABLE contacts
	ADD COLUMN revision integer NOT NULL DEFAULT 1,
	ADD COLUMN country text,
	ADD COLUMN country_source text NOT NULL DEFAULT 'unknown' CHECK (country_source IN ('given', 'derived', 'unknown')),
	ADD COLUMN time_zone text,
	ADD COLUMN time_zone_source text NOT NULL DEFAULT 'unknown' CHECK (time_zone_source IN ('given', 'derived', 'unknown')),
	-- Which rules country and time zone were derived by; 0 is none, a sweep derives them anew.
	ADD COLUMN place_version smallint NOT NULL DEFAULT 0,
	ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
	ADD COLUMN fields jsonb NOT NULL DEFAULT '{}',
	ADD COLUMN external_id text,
	-- When they last had a conversation or were looked after.
	ADD COLUMN active_at timestamptz;
CREATE UNIQUE INDEX contacts_external_id ON contacts (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX contacts_place_version ON contacts (place_version, id);

-- What a company calls its own fields. An archived one keeps its key and the values that contacts have.
CREATE TABLE contact_fields (
	key text PRIMARY KEY,
	label_es text NOT NULL,
	label_en text NOT NULL,
	type text NOT NULL CHECK (type IN ('text', 'number', 'date', 'boolean', 'choice')),
	options text[] NOT NULL DEFAULT '{}',
	position integer NOT NULL,
	archived_at timestamptz
);
