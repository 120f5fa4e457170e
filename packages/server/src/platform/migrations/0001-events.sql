create table events (
	id bigserial primary key,
	-- Of the transaction that appended it. The feed is read in the order of (xid, id) and only below the oldest open
	-- transaction: ids are taken before transactions commit, so by id alone a late commit would be skipped.
	xid xid8 not null default pg_current_xact_id(),
	conversation_id uuid,
	number integer,
	type text not null,
	data jsonb not null,
	at timestamptz not null default clock_timestamp(),
	erased boolean not null default false,
	check ((conversation_id is null) = (number is null))
);

create index events_feed on events (xid, id);
create unique index events_of_conversation on events (conversation_id, number) where conversation_id is not null;

-- The last number given to each conversation; its row lock orders them and a rollback gives the number back.
create table event_counters (
	conversation_id uuid primary key,
	last integer not null
);

-- How far each listener got, and which process runs it until when.
create table event_listeners (
	name text primary key,
	position bigint not null,
	holder uuid,
	held_until timestamptz
);
