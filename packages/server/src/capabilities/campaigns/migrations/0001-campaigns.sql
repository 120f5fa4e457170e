CREATE TABLE campaigns (
	id uuid PRIMARY KEY,
	definition jsonb NOT NULL,
	state text NOT NULL CHECK (state IN ('draft', 'scheduled', 'running', 'paused', 'finished', 'cancelled')),
	pause text,
	pause_detail text,
	audience jsonb,
	-- What may be dialled by now at the pace of the campaign, and when that was counted.
	tokens real NOT NULL DEFAULT 0,
	tokens_at timestamptz,
	-- The run of a job that is at it, and when it last was.
	driver uuid,
	driven_at timestamptz,
	-- Calls that went wrong, one after the other.
	failures integer NOT NULL DEFAULT 0,
	cost_micros bigint NOT NULL DEFAULT 0,
	by text,
	created_at timestamptz NOT NULL,
	started_at timestamptz,
	finished_at timestamptz
);
CREATE INDEX campaigns_open ON campaigns (state) WHERE state IN ('scheduled', 'running');

-- Whom a campaign calls, as it was when the audience was set.
CREATE TABLE campaign_contacts (
	campaign_id uuid NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
	contact_id uuid NOT NULL,
	name text,
	phone text,
	state text NOT NULL CHECK (state IN ('waiting', 'calling', 'done', 'skipped')),
	outcome text,
	reason text,
	attempts integer NOT NULL DEFAULT 0,
	next_at timestamptz,
	conversation_id uuid,
	result jsonb,
	PRIMARY KEY (campaign_id, contact_id)
);
CREATE INDEX campaign_contacts_due ON campaign_contacts (campaign_id, next_at) WHERE state = 'waiting';
CREATE INDEX campaign_contacts_state ON campaign_contacts (campaign_id, state, contact_id);
CREATE INDEX campaign_contacts_contact ON campaign_contacts (contact_id);

-- Every decision to call somebody; the call's order is stored in the same transaction.
CREATE TABLE campaign_attempts (
	id uuid PRIMARY KEY,
	campaign_id uuid NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
	contact_id uuid NOT NULL,
	phone text NOT NULL,
	decided_at timestamptz NOT NULL,
	state text NOT NULL CHECK (state IN ('ordered', 'closed', 'refused')),
	outcome text,
	reason text,
	call_id uuid NOT NULL UNIQUE,
	conversation_id uuid,
	cost_micros bigint NOT NULL DEFAULT 0,
	closed_at timestamptz
);
CREATE INDEX campaign_attempts_phone ON campaign_attempts (phone, decided_at);
CREATE INDEX campaign_attempts_contact ON campaign_attempts (campaign_id, contact_id, decided_at);
CREATE INDEX campaign_attempts_open ON campaign_attempts (campaign_id) WHERE state = 'ordered';
CREATE INDEX campaign_attempts_conversation ON campaign_attempts (conversation_id) WHERE conversation_id IS NOT NULL;

-- Where the company allows less, or more, than the product does.
CREATE TABLE campaign_country_rules (
	country text PRIMARY KEY,
	rules jsonb NOT NULL
);
