-- Milliseconds since 1970, for columns and indexes that order by them.
create function epoch_ms(instant timestamptz) returns bigint
	language sql immutable strict parallel safe
	return (extract(epoch from (instant - timestamptz '1970-01-01 00:00:00+00')) * 1000)::bigint;
