-- PostgreSQL's own `spanish` and `english` drop "no": these stem and drop nothing.
CREATE TEXT SEARCH DICTIONARY search_stem_es (TEMPLATE = snowball, LANGUAGE = spanish);
CREATE TEXT SEARCH DICTIONARY search_stem_en (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION search_es (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION search_en (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION search_es ALTER MAPPING FOR asciiword, word, numword WITH search_stem_es;
ALTER TEXT SEARCH CONFIGURATION search_en ALTER MAPPING FOR asciiword, word, numword WITH search_stem_en;

-- Lower case, words and digits only. Letters are listed, so that the database's own locale does not matter.
CREATE FUNCTION search_plain(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT regexp_replace(
		lower(translate(normalize(content, NFC),
			'ÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇÝ', 'áàâäãåéèêëíìîïóòôöõúùûüñçý')),
		'[^a-z0-9áàâäãåéèêëíìîïóòôöõúùûüñçý]+', ' ', 'g')
$$;

-- Expects the result of search_plain.
CREATE FUNCTION search_folded(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT translate(content, 'áàâäãåéèêëíìîïóòôöõúùûüñçý', 'aaaaaaeeeeiiiiooooouuuuncy')
$$;

-- Both spellings are indexed, because a stem needs the accent ("facturación") that many do not type.
CREATE FUNCTION search_document(locale text, content text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT strip(CASE WHEN locale LIKE 'es%'
		THEN to_tsvector('search_es', plain) || to_tsvector('search_es', search_folded(plain))
		ELSE to_tsvector('search_en', plain) || to_tsvector('search_en', search_folded(plain)) END)
	FROM (SELECT search_plain(content) AS plain) AS words
$$;

-- One word as somebody typed it, in either language; the last word of a query may be the beginning of one.
CREATE FUNCTION search_term(term text, unfinished boolean) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT plainto_tsquery('search_es', plain) || plainto_tsquery('search_es', search_folded(plain))
		|| plainto_tsquery('search_en', plain) || plainto_tsquery('search_en', search_folded(plain))
		|| CASE WHEN unfinished AND search_folded(plain) ~ '^[a-z0-9]{3,}$'
			THEN to_tsquery('simple', search_folded(plain) || ':*') ELSE ''::tsquery END
	FROM (SELECT search_plain(term) AS plain) AS words
$$;
