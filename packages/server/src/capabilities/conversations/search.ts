import type { Outcome } from "@centralita/contracts";
import { type SQL, sql } from "drizzle-orm";
import { conversations, turns } from "./schema.ts";

/** Words beyond these are ignored: a query is typed by a person. */
const maxTerms = 10;

/** The words of a query; none when it has only punctuation. */
export const queryWords = (text: string): string[] =>
	text
		.normalize("NFC")
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "")
		.slice(0, maxTerms);

/** A tsquery that asks for every word, in either language, with or without accents; of a label also its beginning. */
export const wordsQuery = (words: readonly string[]): SQL =>
	sql.join(
		words.map((word) => sql`search_term(${word})`),
		sql` && `,
	);

/** The words of a conversation: its label, its summary and all that was heard. */
export const wordsOf = (summary: SQL = sql`${conversations.summary}`): SQL =>
	sql`(search_document(${conversations.locale}, concat_ws(' ', ${conversations.label}, ${summary},
		(select string_agg(${turns.heard}, ' ') from ${turns} where ${turns.conversationId} = ${conversations.id})))
	|| search_label(${conversations.label}))`;

/** What is indexed of an ended conversation; `analysed` is what the same statement stores. */
export function searchDocument(analysed?: { summary: string; outcome: Outcome }): SQL {
	const outcome = analysed ? sql`${analysed.outcome}::text` : sql`${conversations.outcome}`;
	return sql`${analysed ? wordsOf(sql`${analysed.summary}::text`) : wordsOf()}
		|| search_facets(${conversations.startedAt}, ${conversations.channel}, ${conversations.assistantId}, ${outcome})`;
}
