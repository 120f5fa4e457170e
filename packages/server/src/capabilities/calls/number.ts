import { and, eq, ne } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { calls } from "./schema.ts";

/** The telephone at the other end of a conversation (E.164); null in the browser, and where a caller hides it. */
export async function numberIn(db: Queryable, conversationId: string): Promise<string | null> {
	const [call] = await db
		.select({ direction: calls.direction, from: calls.fromNumber, to: calls.toNumber })
		.from(calls)
		.where(
			and(eq(calls.conversationId, conversationId), eq(calls.purpose, "conversation"), ne(calls.carrier, "browser")),
		);
	return call ? (call.direction === "inbound" ? call.from : call.to) : null;
}
