-- What a search is narrowed by, as lexemes beside the words ("~" is in no word): one index then answers all of it,
-- and a search reads the newest days first instead of sorting every match.
CREATE FUNCTION search_facets(started_at timestamptz, channel text, assistant_id uuid, outcome text) RETURNS tsvector
	LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT array_to_tsvector(array_remove(ARRAY[
		to_char(started_at AT TIME ZONE 'UTC', '"~day:"YYYY-MM-DD'),
		to_char(started_at AT TIME ZONE 'UTC', '"~month:"YYYY-MM'),
		'~channel:' || channel,
		'~assistant:' || assistant_id,
		'~outcome:' || outcome
	], NULL))
$$;
