-- Supervisors' tokens that were spent, until they would have expired: each opens one socket, on one node.
create table supervise_passes (
	id uuid primary key,
	expires_at timestamptz not null
);
