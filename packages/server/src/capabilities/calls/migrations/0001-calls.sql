create table calls (
	id uuid primary key,
	conversation_id uuid not null unique,
	carrier text not null,
	assistant_id uuid not null,
	draft boolean not null default false,
	label text not null,
	created_by uuid,
	-- waiting: the socket has not come yet; live: it is being held; ended.
	state text not null default 'waiting' check (state in ('waiting', 'live', 'ended')),
	socket_token_hash bytea unique,
	token_expires_at timestamptz,
	-- The process that holds it, and when that process last said so.
	node_id uuid,
	seen_at timestamptz,
	activity text not null default 'connecting',
	last_words text,
	latency_ms integer,
	end_requested_by text,
	created_at timestamptz not null,
	started_at timestamptz,
	ended_at timestamptz,
	end_reason text
);
create index calls_live on calls (started_at) where state = 'live';
create index calls_waiting on calls (token_expires_at) where state = 'waiting';
