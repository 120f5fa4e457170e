import type { TicketDetail, TicketSummary } from "@centralita/contracts";
import { createTestPlatform, type TestDatabase } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { rolePermissions } from "../../platform/security/permissions.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { type Clock, systemClock } from "../../platform/time/index.ts";
import { createContacts } from "../contacts/index.ts";
import { createConversations } from "../conversations/index.ts";
import { analysisByRules } from "../conversations/testing.ts";
import { aTicket } from "./fixtures.ts";
import { createTickets } from "./index.ts";
import type { NewTicket } from "./types.ts";

export const luis = { id: "0191f1d0-0000-7000-8000-00000000000a", name: "Luis Gómez" };
export const marta = { id: "0191f1d0-0000-7000-8000-00000000000b", name: "Marta Ruiz" };

const agent: Principal = {
	...luis,
	kind: "user",
	role: "admin",
	permissions: rolePermissions.admin,
	sessionId: "0191f1d0-0000-7000-8000-00000000000c",
};

type Answer = { status: number; body: unknown; text: string; headers: Record<string, unknown> };

/** Tickets with their neighbours on a database, asked over HTTP by the administrator Luis. Time is moved by hand. */
export async function startTickets(database: TestDatabase) {
	let now = Date.parse("2026-03-02T12:00:00Z");
	const clock: Clock = { ...systemClock, now: () => now };
	const test = await createTestPlatform({ database, clock, environment: { TIME_ZONE: "UTC", DEFAULT_COUNTRY: "AR" } });
	const { platform } = test;
	const contacts = createContacts(platform);
	const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
	const tickets = createTickets(platform, {
		conversations,
		contacts,
		users: { assignees: async () => [luis, marta] },
	});
	const list = [contacts.capability, conversations.capability, tickets.capability];
	await test.start(list).catch(async (error) => {
		await test.stop();
		throw error;
	});
	const http: Http = await createTestHttp(platform, list, agent);

	async function ask(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object, headers = {}) {
		const reply = await http.inject({ method, url: path, headers, ...(body ? { payload: body } : {}) });
		const { statusCode: status, payload: text } = reply;
		const isJson = /json/.test(String(reply.headers["content-type"]));
		const answer: Answer = { status, text, body: isJson ? reply.json() : null, headers: reply.headers };
		return answer;
	}

	return {
		platform,
		audited: test.audited,
		contacts,
		conversations,
		tickets,
		ask,
		open: (given: Partial<NewTicket> = {}) => {
			now += 1000;
			return platform.db.transaction((tx) => tickets.create(tx, aTicket(given)));
		},
		/** Rejects unless it was done. */
		async done(method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object): Promise<TicketDetail> {
			const answer = await ask(method, `/api/v1/tickets/${path}`, body);
			if (answer.status >= 300) throw new Error(answer.text);
			return answer.body as TicketDetail;
		},
		detail: async (id: string) => (await ask("GET", `/api/v1/tickets/${id}`)).body as TicketDetail,
		async find(query: Record<string, string>): Promise<string[]> {
			const answer = await ask("GET", `/api/v1/tickets?${new URLSearchParams(query)}`);
			if (answer.status !== 200) throw new Error(answer.text);
			return (answer.body as { items: TicketSummary[] }).items.map(({ id }) => id);
		},
		async runJob(name: string, data: object = {}) {
			const job = tickets.capability.jobs?.find((each) => each.name === name);
			await job?.run(data, { signal: new AbortController().signal, attempt: 1 });
		},
		/** Events of all that happened, in order. */
		async events(types: readonly string[]) {
			const { events } = await platform.events.after("0", 1000);
			return events.filter(({ type }) => types.includes(type));
		},
		pass(ms: number) {
			now += ms;
		},
		async stop() {
			await http.close();
			await test.stop();
		},
	};
}

export type TestTickets = Awaited<ReturnType<typeof startTickets>>;
