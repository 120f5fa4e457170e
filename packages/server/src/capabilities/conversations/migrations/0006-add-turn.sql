-- Adds the turn that `said` has the columns of, under the next number of a live conversation, with its event, which is
-- told `shown` and the number. Returns the number, null when the conversation is over or has the turn.
create function add_turn(of uuid, said jsonb, shown jsonb) returns integer language plpgsql as $$
declare
	place integer;
begin
	update conversations set turn_count = turn_count + 1
		where id = of and status = 'live'
			and not exists (select from turns where conversation_id = of and id = (said->>'id')::uuid)
		returning turn_count into place;
	if place is null then
		return null;
	end if;
	insert into turns
		select * from jsonb_populate_record(null::turns, said || jsonb_build_object('conversation_id', of, 'number', place));
	perform append_event(of, 'turn.added',
		jsonb_build_object('conversationId', of, 'turn', shown || jsonb_build_object('number', place)));
	return place;
end
$$;
