import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { conversations, turns } from "./schema.ts";

/** Words beyond these are ignored: a query is typed by a person. */
const maxTerms = 10;

const words = (text: string) =>
	text
		.normalize("NFC")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "")
		.slice(0, maxTerms);

/** The words of a conversation: its label, all that was heard, and `summary`. */
export const searchDocument = (summary: SQLWrapper | string = conversations.summary): SQL =>
	sql`search_document(${conversations.locale}, concat_ws(' ', ${conversations.label}, ${summary}::text,
		(select string_agg(${turns.heard}, ' ') from ${turns} where ${turns.conversationId} = ${conversations.id})))`;

/**
 * Conversations with every word of `query`, in either language, with or without accents; null when it has no words.
 * Ended ones have their words indexed; the few live ones are read as they stand.
 */
export function matches(query: string): SQL | null {
	const terms = words(query);
	if (terms.length === 0) return null;
	const wanted = sql.join(
		terms.map((term, index) => sql`search_term(${term}, ${index === terms.length - 1})`),
		sql` && `,
	);
	return sql`(${conversations.search} @@ (${wanted})
		or (${conversations.status} = 'live' and ${searchDocument()} @@ (${wanted})))`;
}
