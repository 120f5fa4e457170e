-- What contacts said of being contacted; nothing is overwritten, `current` marks the newest of a purpose and channel.
CREATE TABLE contact_consents (
	id uuid PRIMARY KEY,
	contact_id uuid NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
	purpose text NOT NULL CHECK (purpose IN ('service', 'marketing', 'survey', 'collections')),
	channel text NOT NULL CHECK (channel IN ('voice', 'whatsapp', 'web', 'email', 'sms')),
	state text NOT NULL CHECK (state IN ('granted', 'withdrawn')),
	source text NOT NULL,
	at timestamptz NOT NULL,
	proof text NOT NULL,
	by text,
	-- The event that it was taken from, so that one read twice counts once.
	cause text,
	current boolean NOT NULL
);
CREATE UNIQUE INDEX contact_consents_current ON contact_consents (contact_id, purpose, channel) WHERE current;
CREATE INDEX contact_consents_contact ON contact_consents (contact_id, id);
CREATE UNIQUE INDEX contact_consents_cause ON contact_consents (contact_id, purpose, channel, cause) WHERE cause IS NOT NULL;

-- Numbers that nobody calls or writes to, whoever has them. No reference to contacts: it outlives them.
CREATE TABLE do_not_call (
	phone text PRIMARY KEY,
	reason text NOT NULL CHECK (reason IN ('asked', 'complaint', 'wrong-number', 'legal', 'other')),
	source text NOT NULL,
	note text NOT NULL DEFAULT '',
	by text,
	at timestamptz NOT NULL,
	conversation_id uuid
);
CREATE INDEX do_not_call_at ON do_not_call (at, phone);
