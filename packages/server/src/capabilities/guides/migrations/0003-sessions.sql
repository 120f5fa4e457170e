-- One run of a guide's version. A row is rewritten at each answer: free room on the page keeps those updates off the indexes.
CREATE TABLE guide_sessions (
	id uuid PRIMARY KEY,
	-- Null while it is not known yet which of several is meant.
	guide text,
	version integer,
	-- It opens conversations: no problem is solved by it, and it counts in no figure of what is.
	opening boolean NOT NULL DEFAULT false,
	channel text NOT NULL CHECK (channel IN ('voice', 'web', 'whatsapp', 'page', 'api', 'agent', 'simulator')),
	locale text NOT NULL,
	contact_id uuid,
	conversation_id uuid,
	-- Which of the conversation's runs it is: 1, 2, 3 …
	run integer,
	-- Entries of the dialogue's journal that are in here.
	recorded integer NOT NULL DEFAULT 0,
	status text NOT NULL CHECK (status IN ('started', 'in_progress', 'resolved', 'needs_escalation', 'escalated', 'abandoned')),
	resolution text CHECK (resolution IN ('confirmed', 'assumed')),
	-- How the guide itself ended; null while it is under way.
	outcome text,
	-- Why a person is needed.
	reason text,
	handed_over boolean NOT NULL DEFAULT false,
	failures integer NOT NULL DEFAULT 0,
	-- Rows of its path.
	steps integer NOT NULL DEFAULT 0,
	-- Where it waits: a node of that guide, which may be one within.
	node_guide text,
	node text,
	-- What the contact said that they need.
	problem text,
	started_at timestamptz NOT NULL,
	active_at timestamptz NOT NULL,
	ended_at timestamptz,
	-- They came back with the same within 72 hours: what was resolved does not count.
	returned_at timestamptz,
	ticket_id uuid,
	rating smallint CHECK (rating BETWEEN 1 AND 5),
	helpful boolean,
	comment text,
	rated_at timestamptz,
	-- What no conversation keeps: where the dialogue stands, SHA-256 of the bearer that the visitor of a page holds, and who began it.
	state jsonb,
	token_digest bytea UNIQUE,
	user_id uuid,
	UNIQUE (conversation_id, run),
	CHECK (resolution IS NULL OR status = 'resolved'),
	CHECK ((guide IS NULL) = (version IS NULL))
) WITH (fillfactor = 70);

CREATE INDEX guide_sessions_open ON guide_sessions (active_at)
	WHERE status IN ('started', 'in_progress', 'needs_escalation');
CREATE INDEX guide_sessions_by_contact ON guide_sessions (contact_id, guide, ended_at) WHERE contact_id IS NOT NULL;

-- The path: one row for each time that the run left a node, or was asked for help at one.
CREATE TABLE guide_session_steps (
	session_id uuid NOT NULL REFERENCES guide_sessions ON DELETE CASCADE,
	ordinal integer NOT NULL,
	guide text NOT NULL,
	version integer NOT NULL,
	node text NOT NULL,
	kind text NOT NULL,
	-- Null for what names a person or is free text, and where there is none.
	answer text,
	outcome text NOT NULL CHECK (outcome IN ('worked', 'failed', 'skipped', 'help', 'back', 'answered', 'known', 'passed')),
	next_node text,
	seconds real NOT NULL,
	note text,
	at timestamptz NOT NULL,
	PRIMARY KEY (session_id, ordinal)
);
