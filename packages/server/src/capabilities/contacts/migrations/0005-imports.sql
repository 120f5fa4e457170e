-- One file of contacts, from its upload to its undoing. `position` moves with the rows that it counts.
CREATE TABLE contact_imports (
	id uuid PRIMARY KEY,
	file_name text NOT NULL,
	state text NOT NULL CHECK (state IN ('new', 'ready', 'checking', 'checked', 'running', 'finished', 'failed', 'cancelled', 'undoing', 'undone')),
	format text,
	encoding text,
	delimiter text,
	bytes bigint,
	columns text[] NOT NULL DEFAULT '{}',
	mapping jsonb,
	options jsonb,
	problem text,
	counts jsonb NOT NULL,
	rows integer,
	-- Rows of the file that are dealt with, the heading not counted.
	position integer NOT NULL DEFAULT 0,
	-- Grows with each start: whoever was at an earlier one stops.
	run integer NOT NULL DEFAULT 0,
	errors integer NOT NULL DEFAULT 0,
	kept integer,
	by text,
	created_at timestamptz NOT NULL,
	started_at timestamptz,
	finished_at timestamptz,
	-- When somebody was last at it.
	seen_at timestamptz NOT NULL
);

-- Rows that were refused, as they are in the file.
CREATE TABLE contact_import_errors (
	import_id uuid NOT NULL REFERENCES contact_imports (id) ON DELETE CASCADE,
	row integer NOT NULL,
	problems jsonb NOT NULL,
	cells text[] NOT NULL,
	PRIMARY KEY (import_id, row)
);

-- What contacts were before an import changed them.
CREATE TABLE contact_import_changes (
	import_id uuid NOT NULL REFERENCES contact_imports (id) ON DELETE CASCADE,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	before jsonb NOT NULL,
	revision integer NOT NULL,
	PRIMARY KEY (import_id, contact_id)
);
CREATE INDEX contact_import_changes_contact ON contact_import_changes (contact_id);

-- Which import made a contact, and which one had it last.
ALTER TABLE contacts ADD COLUMN import_id uuid, ADD COLUMN last_import_id uuid;
CREATE INDEX contacts_import ON contacts (import_id, id) WHERE import_id IS NOT NULL;
CREATE INDEX contacts_last_import ON contacts (last_import_id, id) WHERE last_import_id IS NOT NULL;
