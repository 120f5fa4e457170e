import assert from "node:assert/strict";
import { Campaign, CampaignContactList, type CampaignDefinition, type CampaignState } from "@centralita/contracts";
import type { CallOutFacts, SpokenTexts } from "../capabilities/calls/index.ts";
import { createDialer, type Dialer } from "../capabilities/campaigns/dialer.ts";
import { createCampaigns } from "../capabilities/campaigns/index.ts";
import { outcomeListener } from "../capabilities/campaigns/outcomes.ts";
import { aCampaign, createFakeAssistants, createFakeCalls } from "../capabilities/campaigns/testing.ts";
import { createContacts } from "../capabilities/contacts/index.ts";
import type { Http } from "../platform/capability.ts";
import type { StoredEvent } from "../platform/events/types.ts";
import { uuidv7 } from "../platform/time/index.ts";
import { createFakeClock, type FakeClock } from "../ports/fakes/clock.ts";
import { createTestPlatform, type TestPlatform, type testDatabases } from "./testing.ts";
import { createTestHttp } from "./testing-http.ts";

/** A Tuesday, 12:00 in Madrid; no holiday of Spain or Mexico is on one of the fifteen that follow. */
const noon = Date.parse("2026-01-13T11:00:00Z");
export const minute = 60_000;
export const hour = 60 * minute;
const week = 7 * 24 * hour;

type Change = Partial<Record<keyof CampaignDefinition, unknown>>;

export const answered: CallOutFacts = {
	...{ outcome: "completed", answerer: "human", answered: true, ordered: true },
	...{ conversationId: null, costMicros: 1000 },
};
export const missed = (outcome: string): CallOutFacts => ({ ...answered, outcome, answerer: null, answered: false });

export type CampaignWorld = ReturnType<typeof createCampaignWorld>;

/** Campaigns with their contacts on a database, and calls that ring nowhere. */
export function createCampaignWorld(database: ReturnType<typeof testDatabases>[number]) {
	const clock = createFakeClock(noon);
	const calls = createFakeCalls();
	const assistants = createFakeAssistants();
	const me = uuidv7();
	let test: TestPlatform;
	let http: Http;
	let contacts: ReturnType<typeof createContacts>;
	let dialer: Dialer;
	let handle: ReturnType<typeof outcomeListener>["handle"];
	let personal: ReturnType<typeof createCampaigns>["personal"];
	let weeks = 0;
	/** Fixed lines of Madrid: their numbers tell the hour. */
	let last = 910_000_000;

	async function ask(method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object, status = 200) {
		const answer = await http.inject({ method, url: `/api/v1${path}`, ...(payload ? { payload } : {}) });
		assert.equal(answer.statusCode, status, answer.body);
		return answer.body === "" ? null : answer.json();
	}
	async function someone(change: object = {}) {
		const { id, phones } = await test.platform.db.transaction((tx) =>
			contacts.create(tx, { name: "Ana", phones: [`+34${++last}`], emails: [], locale: null, ...change }),
		);
		return { id, phone: phones[0] ?? "" };
	}
	const read = async (id: string) => Campaign.parse(await ask("GET", `/campaigns/${id}`));
	async function draft(contactIds: string[], change: Change = {}) {
		const { id } = Campaign.parse(await ask("POST", "/campaigns", aCampaign(change), 201));
		await ask("PUT", `/campaigns/${id}/audience`, { contactIds });
		return id;
	}
	async function started(contactIds: string[], change: Change = {}) {
		const id = await draft(contactIds, change);
		await ask("POST", `/campaigns/${id}/start`, {});
		return id;
	}
	/** As often as a process would, until nothing more is ordered. */
	async function run(id: string) {
		for (;;) {
			const done = await dialer.tick(id, me);
			if (done !== "decided") return done;
			await clock.advance(1000);
		}
	}
	const ordered = (phone: string) => calls.orders.filter(({ to }) => to === phone);
	const event = (type: string, data: object) =>
		handle({
			...{ id: "1", conversationId: null, number: null, type, at: new Date(), data },
		} as unknown as StoredEvent<never>);
	/** The newest call to that number is over. */
	async function ends(phone: string, facts: CallOutFacts) {
		const callId = ordered(phone).at(-1)?.callId ?? "";
		calls.facts.set(callId, facts);
		await event(facts.answered ? "call.ended" : "call.unanswered", { callId });
		return callId;
	}

	return {
		async open() {
			test = await createTestPlatform({
				database,
				clock,
				environment: { DEFAULT_COUNTRY: "ES", PUBLIC_URL: "https://centralita.example" },
			});
			contacts = createContacts(test.platform);
			const dependencies = { contacts, calls: calls.out, assistants };
			dialer = createDialer(test.platform, dependencies);
			const campaigns = createCampaigns(test.platform, dependencies);
			personal = campaigns.personal;
			handle = outcomeListener(test.platform, dependencies).handle;
			await test.start([contacts.capability, campaigns.capability]);
			http = await createTestHttp(test.platform, [contacts.capability, campaigns.capability]);
		},
		async close() {
			await http.close();
			await test.stop();
		},
		get test() {
			return test;
		},
		get http() {
			return http;
		},
		get contacts() {
			return contacts;
		},
		/** What is said in a call. */
		personal: (call: { id: string; contactId: string | null }, texts: SpokenTexts) =>
			test.platform.db.transaction((tx) => personal(tx, call, texts)),
		get dialer() {
			return dialer;
		},
		clock: clock as FakeClock,
		calls,
		assistants,
		me,
		ask,
		someone,
		read,
		draft,
		started,
		run,
		ordered,
		event,
		ends,
		/** Goes on to the next Tuesday at noon, so that no test is in the way of another one's limits. */
		nextWeek: () => clock.advance(noon + ++weeks * week - clock.now()),
		rows: async (id: string) =>
			CampaignContactList.parse(await ask("GET", `/campaigns/${id}/contacts?limit=100`)).items,
		stateOf: async (id: string): Promise<CampaignState> => (await read(id)).state,
	};
}
