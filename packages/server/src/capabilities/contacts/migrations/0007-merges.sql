-- Two contacts that became one: what both were, and what was given from one to the other, so that it can be taken back.
CREATE TABLE contact_merges (
	id uuid PRIMARY KEY,
	into_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	from_id uuid NOT NULL,
	from_name text,
	-- Data, notes, identities and consents of both, and ids of what other parts moved.
	kept jsonb NOT NULL,
	-- Of the one who stays, right after the merge.
	revision integer NOT NULL,
	by text,
	at timestamptz NOT NULL,
	undone_at timestamptz
);
CREATE INDEX contact_merges_into ON contact_merges (into_id, at);

-- Addresses that arrive in the same mailbox: without what comes after a plus, without dots.
CREATE INDEX contact_emails_mailbox ON contact_emails
	((replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2)));
