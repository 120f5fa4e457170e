-- One row for each write that came with an `Idempotency-Key`: reserved before the deed, answered after it.
create table idempotency_keys (
	-- SHA-256 of who asked, for what, and the key.
	scope bytea primary key,
	-- The one request that may write the answer or give the key back.
	holder uuid not null,
	-- SHA-256 of the body.
	request bytea not null,
	reserved_at timestamptz not null,
	-- Sealed: answers hold personal data, and secrets that are shown once. Null until the deed is done.
	answer bytea
);

create index idempotency_keys_by_age on idempotency_keys (reserved_at);
