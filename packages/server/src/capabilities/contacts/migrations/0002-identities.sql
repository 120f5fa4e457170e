-- What a contact is called at a channel that needs no telephone number, e.g. at one of the company's WhatsApp numbers.
CREATE TABLE contact_identities (
	channel text NOT NULL,
	account text NOT NULL,
	external_id text NOT NULL,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	PRIMARY KEY (channel, account, external_id)
);
CREATE INDEX contact_identities_contact ON contact_identities (contact_id);
