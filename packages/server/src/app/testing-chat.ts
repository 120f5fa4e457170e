/** What tests of chats are made of: a real platform, the product's opening guide, and an assistant in each language. */
import type { ChatAnswer, ChatGreeting } from "@centralita/contracts";
import { aDefinition, someProviders } from "../capabilities/assistants/fixtures.ts";
import { createAssistants } from "../capabilities/assistants/index.ts";
import { createChat } from "../capabilities/chat/index.ts";
import { createContacts } from "../capabilities/contacts/index.ts";
import { createConversations } from "../capabilities/conversations/index.ts";
import { analysisByRules } from "../capabilities/conversations/testing.ts";
import { createGuides } from "../capabilities/guides/index.ts";
import { createTickets } from "../capabilities/tickets/index.ts";
import type { Environment } from "../platform/config/index.ts";
import type { Queryable } from "../platform/db/types.ts";
import { type Clock, systemClock } from "../platform/time/index.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { Messaging } from "../ports/messaging.ts";
import { createTestPlatform, type TestDatabase } from "./testing.ts";
import { createTestHttp } from "./testing-http.ts";

export const shopOrigin = "https://shop.example";

type Options = {
	/** The company's account at WhatsApp, by the test's clock. */
	messaging?: (clock: Clock) => Messaging;
	/** Runs jobs as a worker does. */
	jobs?: boolean;
};

export async function openChatTest(database: TestDatabase, environment: Environment = {}, options: Options = {}) {
	let ahead = 0;
	const clock: Clock = { ...systemClock, now: () => systemClock.now() + ahead };
	const test = await createTestPlatform({
		database,
		clock,
		environment: {
			ALLOWED_ORIGINS: shopOrigin,
			CHAT_GREETINGS_PER_MINUTE: "100000",
			CHAT_MESSAGES_PER_MINUTE: "100000",
			RATE_LIMIT_PER_MINUTE: "100000",
			WHATSAPP_NUMBER: "+54 9 341 123-4567",
			...environment,
		},
	});
	const { platform } = test;
	let model: LanguageModel | null = null;
	const contacts = createContacts(platform);
	const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
	const tickets = createTickets(platform, { conversations, contacts });
	const guides = createGuides(platform);
	const assistants = createAssistants(platform, {
		guides,
		providerOptions: () => someProviders,
		library: [
			aDefinition({ name: "Soporte", guides: ["no-internet", "no-power"] }),
			aDefinition({ name: "Support", locale: "en-US", guides: ["no-internet", "no-power"] }),
		],
	});
	const dependencies = {
		conversations,
		assistants,
		guides,
		tickets,
		languageModel: () => model,
		smartMode: () => true,
		contactByPhone: async (db: Queryable, phone: string) => (await contacts.findContact(db, { phone }))?.id ?? null,
		tools: { lookupContact: async () => ({ found: false }) },
		nodeId: "test",
		people: async () => [],
		readers: async () => [],
		readContact: (db: Queryable, id: string) => contacts.get(db, id),
		messaging: options.messaging?.(clock) ?? null,
	};
	const chat = createChat(platform, dependencies);
	const list = [
		contacts.capability,
		conversations.capability,
		guides.capability,
		assistants.capability,
		tickets.capability,
		chat.capability,
	];
	await test.start(list, { jobs: options.jobs ?? false });
	const http = await createTestHttp(platform, list, null);

	const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
		http.inject({ method: "POST", url, payload: payload as object, headers });
	const greet = async (headers: Record<string, string> = { "accept-language": "es" }): Promise<ChatGreeting> =>
		(await post("/api/greeting", {}, headers)).json();

	return {
		platform,
		assistants,
		audited: test.audited,
		capabilities: list,
		conversations,
		contacts,
		tickets,
		http,
		post,
		greet,
		/** What a model answers from now on; null for rules. */
		useModel(next: LanguageModel | null) {
			model = next;
		},
		/** Lets time pass for what asks the clock. */
		pass(ms: number) {
			ahead += ms;
		},
		async job(name: string, data: Record<string, unknown> = {}) {
			const job = chat.capability.jobs?.find((known) => known.name === name);
			await job?.run(data, { signal: new AbortController().signal, attempt: 1 });
		},
		async say(sessionId: string, message: string, headers: Record<string, string> = {}): Promise<ChatAnswer> {
			const answer = await post("/api/chat", { sessionId, message }, headers);
			if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
			return answer.json();
		},
		async press(sessionId: string, value: string): Promise<ChatAnswer> {
			const answer = await post("/api/chat", { sessionId, action: "button", value });
			if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
			return answer.json();
		},
		/** A chat whose visitor has agreed, in Spanish, and gave a name. */
		async opened(): Promise<string> {
			const { sessionId } = await greet();
			for (const value of ["accept", "es-AR"]) await this.press(sessionId, value);
			await this.say(sessionId, "Ana Pérez");
			return sessionId;
		},
		async stop() {
			await http.close();
			await test.stop();
		},
	};
}

export type ChatTest = Awaited<ReturnType<typeof openChatTest>>;
