create table carrier_accounts (
	id uuid primary key,
	carrier text not null check (carrier in ('twilio', 'telnyx')),
	label text not null,
	source text not null check (source in ('dashboard', 'environment')),
	-- Null for one of the environment: its credentials are read there.
	credentials bytea,
	-- The end of what identifies it, to recognise it by.
	hint text not null,
	created_at timestamptz not null,
	removed_at timestamptz
);

create table lines (
	id uuid primary key,
	account_id uuid not null references carrier_accounts (id),
	number text not null,
	-- As the carrier knows it.
	number_id text not null,
	definition jsonb not null,
	created_at timestamptz not null,
	removed_at timestamptz
);
create unique index lines_number on lines (account_id, number) where removed_at is null;

alter table calls
	alter column assistant_id drop not null,
	drop constraint calls_state_check,
	add constraint calls_state_check check (state in ('waiting', 'dialling', 'ringing', 'live', 'ended')),
	add column purpose text not null default 'conversation' check (purpose in ('conversation', 'voicemail', 'colleague')),
	add column direction text not null default 'inbound' check (direction in ('inbound', 'outbound')),
	add column account_id uuid,
	add column line_id uuid,
	-- The version that answers: pinned when the conversation begins, so that it is the same after a lost line.
	add column assistant_version integer,
	add column carrier_call_id text,
	add column from_number text,
	add column to_number text,
	-- One call out for each request, whatever is repeated.
	add column request_id text unique,
	-- What a call out was ordered with.
	add column dial jsonb,
	-- When the order went to the carrier: from then on it may ring, and is never given again.
	add column ordered_at timestamptz,
	add column answerer text,
	add column answered_at timestamptz,
	-- What the carrier says of the end; may be known before the conversation is over, or long after.
	add column carrier_ended_at timestamptz,
	add column outcome text,
	add column cause text,
	add column carrier_duration_ms bigint,
	add column carrier_cost_micros bigint,
	add column carrier_currency text,
	-- How often a cost that the carrier had not told yet was asked for.
	add column cost_checks integer not null default 0,
	-- Grows with each media socket that the carrier is told to open.
	add column media_epoch integer not null default 0,
	-- The media socket is gone and the call may come back.
	add column detached_at timestamptz,
	-- Whom it is being given to.
	add column transfer jsonb,
	-- For a colleague's leg: the call that it is for.
	add column parent_id uuid,
	-- False once the contact asked not to be recorded.
	add column recorded boolean not null default true,
	-- Who talks instead of the assistant.
	add column person text;
create unique index calls_carrier on calls (account_id, carrier_call_id) where carrier_call_id is not null;
create index calls_line_open on calls (line_id) where state <> 'ended';
create index calls_unsettled on calls (created_at) where state <> 'ended' and account_id is not null;

-- Each event of a carrier once, whatever is delivered twice.
create table carrier_events (
	account_id uuid not null,
	key text not null,
	carrier_call_id text not null,
	type text not null,
	received_at timestamptz not null,
	primary key (account_id, key)
);
create index carrier_events_call on carrier_events (account_id, carrier_call_id);
create index carrier_events_age on carrier_events (received_at);

-- What the process that holds a call is to do with it.
create table call_commands (
	id uuid primary key,
	call_id uuid not null references calls (id) on delete cascade,
	command jsonb not null,
	created_at timestamptz not null
);
create index call_commands_call on call_commands (call_id, id);
