CREATE TABLE guides (
	slug text PRIMARY KEY,
	latest_version integer NOT NULL,
	created_at timestamptz NOT NULL
);

CREATE TABLE guide_versions (
	slug text NOT NULL REFERENCES guides (slug),
	version integer NOT NULL CHECK (version >= 1),
	hash text NOT NULL,
	author text NOT NULL,
	note text NOT NULL,
	published_at timestamptz NOT NULL,
	definition jsonb NOT NULL,
	PRIMARY KEY (slug, version)
);
