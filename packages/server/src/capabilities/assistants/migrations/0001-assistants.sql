CREATE TABLE assistants (
	id uuid PRIMARY KEY,
	-- Grows with every change of the draft, so that two people never overwrite each other unawares.
	revision integer NOT NULL,
	draft jsonb NOT NULL,
	published_version integer,
	archived_at timestamptz,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);

CREATE TABLE assistant_versions (
	assistant_id uuid NOT NULL REFERENCES assistants (id),
	version integer NOT NULL CHECK (version >= 1),
	definition jsonb NOT NULL,
	note text NOT NULL,
	author text NOT NULL,
	published_at timestamptz NOT NULL,
	PRIMARY KEY (assistant_id, version)
);
