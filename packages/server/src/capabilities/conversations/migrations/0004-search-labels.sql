-- The beginnings of a label's words, so that a name or number is found while it is being typed. Beginnings of all that
-- was said are not to be had: reading every posting of "rou…" takes half a second with a million conversations.
CREATE FUNCTION search_label(label text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(array_to_tsvector(array_agg(DISTINCT '~label:' || left(word, size))), ''::tsvector)
	FROM regexp_split_to_table(search_folded(search_plain(label)), ' ') AS word,
		generate_series(2, least(length(word), 12)) AS size
$$;

DROP FUNCTION search_term(text, boolean);

-- One word as somebody typed it: said in either language, or the beginning of a word of the label.
CREATE FUNCTION search_term(term text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN folded ~ '^[a-z0-9]{2,}$'
		THEN said || ('''~label:' || left(folded, 12) || '''')::tsquery ELSE said END
	FROM (
		SELECT search_folded(plain) AS folded,
			plainto_tsquery('search_es', plain) || plainto_tsquery('search_es', search_folded(plain))
				|| plainto_tsquery('search_en', plain) || plainto_tsquery('search_en', search_folded(plain)) AS said
		FROM (SELECT search_plain(term) AS plain) AS words
	) AS parts
$$;
