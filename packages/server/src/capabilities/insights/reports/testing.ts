/** Calls and chats as the tables of others hold them. */
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { firstIdAt } from "../guides/count-day.ts";

/** As ids of that moment are. */
export function testIdAt(ms: number): string {
	const random = randomBytes(10).toString("hex");
	return `${firstIdAt(ms).slice(0, 14)}7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

export type TestFact = {
	at: number;
	channel?: "voice" | "simulator" | "web" | "whatsapp";
	direction?: "inbound" | "outbound";
	line?: string;
	assistant?: string;
	campaign?: string;
	/** By the contact's clock. */
	local?: { weekday: number; hour: number };
	/** Somebody, or a machine, took it: there is a conversation. Chats always have one. */
	began?: boolean;
	machine?: boolean;
	ordered?: boolean;
	ended?: boolean;
	outcome?: string | null;
	durationMs?: number;
	sentiment?: number | null;
	costMicros?: number | null;
	responses?: readonly number[];
};

export type StoredFact = { callId: string | null; conversationId: string };

/** Stores one. */
export async function insertTestFact(db: Queryable, fact: TestFact): Promise<StoredFact> {
	const { channel = "voice", direction = "inbound", ended = true, began = true } = fact;
	const at = new Date(fact.at).toISOString();
	const conversationId = testIdAt(fact.at);
	const isCall = channel === "voice" || channel === "simulator";
	const talked = began || !isCall;
	const outcome = fact.outcome === undefined ? (ended ? "resolved" : null) : fact.outcome;
	const duration = ended ? (fact.durationMs ?? 60_000) : null;
	if (talked) {
		await db.execute(sql`
			insert into conversations (id, channel, status, assistant_id, label, locale, node_id, started_at, ended_at, duration_ms,
				end_reason, outcome, sentiment, cost_micros)
			values (${conversationId}, ${isCall ? "voice" : channel}, ${ended ? "ended" : "live"}, ${fact.assistant ?? null}, 'x', 'es-AR',
				'', ${at}, ${ended ? at : null}, ${duration}, ${ended ? "contact-hung-up" : null}, ${outcome}, ${fact.sentiment ?? null},
				${fact.costMicros ?? null})`);
		for (const [index, ms] of (fact.responses ?? []).entries())
			await db.execute(sql`
				insert into turns (conversation_id, number, id, who, generated, heard, interrupted, start_ms, end_ms, latency, response_ms, providers)
				values (${conversationId}, ${index + 1}, ${testIdAt(fact.at)}, 'assistant', '', '', false, 0, 1, '{}', ${ms}, '{}')`);
	}
	if (!isCall) return { callId: null, conversationId };
	const callId = testIdAt(fact.at);
	const isOut = direction === "outbound";
	const ordered = isOut && (fact.ordered ?? true);
	await db.execute(sql`
		insert into calls (id, conversation_id, carrier, assistant_id, label, state, created_at, started_at, ended_at, direction, line_id,
			carrier_call_id, ordered_at, answerer, outcome, carrier_cost_micros)
		values (${callId}, ${conversationId}, ${channel === "simulator" ? "browser" : "twilio"}, ${fact.assistant ?? null}, 'x',
			${ended ? "ended" : "live"}, ${at}, ${began ? at : null}, ${ended ? at : null}, ${direction}, ${fact.line ?? null},
			${ordered ? `CA${callId}` : null}, ${ordered ? at : null}, ${fact.machine ? "machine" : null},
			${ended && !began ? "no-answer" : null}, ${talked ? null : (fact.costMicros ?? null)})`);
	if (fact.campaign !== undefined) {
		await db.execute(sql`
			insert into campaigns (id, definition, state, created_at)
			values (${fact.campaign}, '{"name": "Cobranza"}', 'running', ${at}) on conflict (id) do nothing`);
		await db.execute(sql`
			insert into campaign_attempts (id, campaign_id, contact_id, phone, decided_at, state, call_id, local_weekday, local_hour)
			values (${testIdAt(fact.at)}, ${fact.campaign}, ${testIdAt(fact.at)}, '+541155550000', ${at}, 'closed', ${callId},
				${fact.local?.weekday ?? null}, ${fact.local?.hour ?? null})`);
	}
	return { callId, conversationId };
}
