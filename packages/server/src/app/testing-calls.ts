/** What tests of calls on lines are made of: a real platform, one account with one line, and a carrier of their own. */
import { LineDefinition } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import { createLinesService } from "../capabilities/calls/lines/lines.ts";
import { type CallRow, calls, carrierAccounts, lines } from "../capabilities/calls/schema.ts";
import { createEndings } from "../capabilities/calls/telephony/endings.ts";
import type { Prices } from "../capabilities/calls/types.ts";
import { createContacts } from "../capabilities/contacts/index.ts";
import { createConversations } from "../capabilities/conversations/index.ts";
import { analysisByRules } from "../capabilities/conversations/testing.ts";
import { uuidv7 } from "../platform/time/index.ts";
import { createFakeClock } from "../ports/fakes/clock.ts";
import type { CarrierEvent } from "../ports/telephony.ts";
import { createTestPlatform, type TestDatabase } from "./testing.ts";

/** Two micros a millisecond of the carrier. */
const testPrices = (charged: string[]): Prices => ({
	currency: () => "USD",
	costOf: ({ carrier }) => ({ micros: carrier ? carrier.ms * 2 : null }),
	spend: () => {},
	charge: (provider, { micros, currency }) => void charged.push(`${provider} ${micros} ${currency}`),
});

export async function openPhoneTest(database: TestDatabase = "embedded") {
	const clock = createFakeClock(Date.UTC(2026, 0, 5, 12));
	const test = await createTestPlatform({ database, environment: { PUBLIC_URL: "https://calls.example" } });
	const platform = { ...test.platform, clock };
	const contacts = createContacts(platform);
	const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
	const migrations = new URL("../capabilities/calls/migrations/", import.meta.url);
	await test.start([contacts.capability, conversations.capability, { name: "calls", migrations }]);
	const known = { assistantForCall: async () => ({ definition: { locale: "es-419" } }) } as never;
	const lineService = createLinesService(platform, known);
	const charged: string[] = [];
	const endings = createEndings(platform, { conversations, prices: testPrices(charged) });
	const { query } = platform.db;

	const [account] = await query
		.insert(carrierAccounts)
		.values({
			id: uuidv7(),
			carrier: "twilio",
			label: "Twilio",
			source: "dashboard",
			hint: "0000",
			createdAt: new Date(clock.now()),
		})
		.returning();
	if (!account) throw new Error("no account");

	return {
		...test,
		platform,
		clock,
		conversations,
		endings,
		/** What was counted as charged by carriers. */
		charged,
		account,
		lines: lineService,
		async line(number: string, definition: Partial<LineDefinition> = {}) {
			const [row] = await query
				.insert(lines)
				.values({
					id: uuidv7(),
					accountId: account.id,
					number,
					numberId: number,
					definition: LineDefinition.parse({ label: "Ventas", assistantId: uuidv7(), timeZone: "UTC", ...definition }),
					createdAt: new Date(clock.now()),
				})
				.returning();
			if (!row) throw new Error("no line");
			return row;
		},
		all: (): Promise<CallRow[]> => query.select().from(calls).orderBy(calls.createdAt, calls.id),
		async call(id: string): Promise<CallRow> {
			const [row] = await query.select().from(calls).where(eq(calls.id, id));
			if (!row) throw new Error("no such call");
			return row;
		},
		change: (id: string, change: Partial<CallRow>) => query.update(calls).set(change).where(eq(calls.id, id)),
	};
}

export type PhoneTest = Awaited<ReturnType<typeof openPhoneTest>>;

let events = 0;
/** An event of the carrier with a key of its own. */
export const carrierEvent = <T extends object>(event: T): T & Pick<CarrierEvent, "key" | "callId" | "at"> => ({
	key: `event-${++events}`,
	callId: null,
	at: null,
	...event,
});
