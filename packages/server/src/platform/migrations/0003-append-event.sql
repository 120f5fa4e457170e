-- Appends an event under the next number of its conversation, and returns that number: for statements that write what
-- the event tells in the same round trip. PL/pgSQL keeps the plans, which cost more here than what they do.
create function append_event(of uuid, kind text, told jsonb) returns integer language plpgsql as $$
declare
	place integer;
begin
	insert into event_counters (conversation_id, last) values (of, 1)
		on conflict (conversation_id) do update set last = event_counters.last + 1
		returning last into place;
	insert into events (conversation_id, number, type, data) values (of, place, kind, told);
	return place;
end
$$;
