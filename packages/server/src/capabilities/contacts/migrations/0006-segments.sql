-- A filter of contacts that is kept under a name.
CREATE TABLE contact_segments (
	id uuid PRIMARY KEY,
	name text NOT NULL,
	filter jsonb NOT NULL,
	by text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX contact_segments_name ON contact_segments (lower(name));

CREATE INDEX contacts_tags ON contacts USING gin (tags);
CREATE INDEX contacts_fields ON contacts USING gin (fields jsonb_path_ops);
