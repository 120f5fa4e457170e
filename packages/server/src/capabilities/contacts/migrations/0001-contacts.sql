CREATE TABLE contacts (
	id uuid PRIMARY KEY,
	name text,
	locale text,
	conversations integer NOT NULL DEFAULT 0 CHECK (conversations >= 0),
	-- Folded words and the endings of numbers: lexemes are made by the server, so no dictionary or collation takes part.
	search tsvector NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
CREATE INDEX contacts_search ON contacts USING gin (search);

CREATE TABLE contact_phones (
	phone text PRIMARY KEY,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	position integer NOT NULL
);
CREATE INDEX contact_phones_contact ON contact_phones (contact_id);

CREATE TABLE contact_emails (
	email text PRIMARY KEY,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	position integer NOT NULL
);
CREATE INDEX contact_emails_contact ON contact_emails (contact_id);

CREATE TABLE contact_notes (
	id uuid PRIMARY KEY,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	at timestamptz NOT NULL,
	text text NOT NULL,
	by text NOT NULL
);
CREATE INDEX contact_notes_contact ON contact_notes (contact_id, id);
