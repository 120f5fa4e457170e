import Fastify from "fastify";
import { sendRequest } from "../shared/request.ts";
import { graphRoutes } from "./graph.ts";
import { type CustomerPhone, pickUp } from "./phone.ts";
import { type Person, WhatsappState } from "./state.ts";
import type {
	DeliveredNotification,
	EmulatedMessage,
	EmulatedTemplate,
	WhatsappAccount,
	WhatsappDelivery,
	WhatsappFault,
} from "./types.ts";
import { metaJson } from "./webhooks.ts";

export type WhatsappEmulator = {
	/** Stands for `https://graph.facebook.com`. */
	readonly url: string;
	/** May be changed, so that the product's is no longer valid. */
	accessToken: string;
	readonly appSecret: string;
	readonly verifyToken: string;
	readonly phoneNumberId: string;
	readonly businessAccountId: string;
	readonly number: string;
	/** All that the product sent and that was accepted. */
	readonly messages: readonly EmulatedMessage[];
	readonly reads: readonly { readonly id: string; readonly typing: boolean }[];
	readonly templates: EmulatedTemplate[];
	/** Whether the app is subscribed to the business account. */
	subscribed: boolean;
	readonly webhooks: {
		/** Where they go. */
		url: string;
		readonly log: readonly DeliveredNotification[];
		/** Disturbs delivery: a notification with these ids is told `copies` times, after `delayMs`, or never. */
		policy(policy: (ids: readonly string[]) => WhatsappDelivery | undefined): void;
		/** Resolves when everything told so far was taken or given up. */
		settled(timeoutMs?: number): Promise<void>;
		/** Of a body, as the header has it. */
		sign(body: string | Buffer): string;
		/** A body as Meta writes it. */
		write(value: unknown): string;
		/** Asks the address whether it is the product's, as the app dashboard does. Resolves to whether it is. */
		verify(): Promise<boolean>;
	};
	/** A customer; the same for the same number. `number` in digits, null for somebody who hides it. */
	phone(number: string | null, options?: { name?: string; userId?: string }): CustomerPhone;
	/** Replaces the faults that wait. */
	fault(...faults: readonly WhatsappFault[]): void;
	/** Resolves as soon as the condition holds; looks again at every change. Rejects after `timeoutMs` (5000). */
	waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
	close(): Promise<void>;
};

/** A WhatsApp business number for rehearsals and tests: the Graph API, signed webhooks, and customers who write. */
export async function startWhatsappEmulator(options: WhatsappAccount = {}): Promise<WhatsappEmulator> {
	const state = new WhatsappState(options);
	const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
	await graphRoutes(app, state);
	state.origin = await app.listen({ port: options.port ?? 0, host: options.host ?? "127.0.0.1" });
	const phones = new Map<string, CustomerPhone>();
	return {
		url: state.origin,
		get accessToken() {
			return state.accessToken;
		},
		set accessToken(token) {
			state.accessToken = token;
		},
		appSecret: state.appSecret,
		verifyToken: state.verifyToken,
		phoneNumberId: state.phoneNumberId,
		businessAccountId: state.businessAccountId,
		number: state.number,
		messages: state.messages,
		reads: state.reads,
		templates: state.templates,
		get subscribed() {
			return state.subscribed;
		},
		set subscribed(subscribed) {
			state.subscribed = subscribed;
		},
		webhooks: {
			get url() {
				return state.notifications.url;
			},
			set url(url) {
				state.notifications.url = url;
			},
			log: state.notifications.log,
			policy: (policy) => state.notifications.policy(policy),
			settled: (timeoutMs = 20_000) => state.waitFor(() => state.notifications.open === 0, timeoutMs),
			sign: (body) => state.notifications.signature(body),
			write: metaJson,
			async verify() {
				const challenge = "1158201444";
				const url = new URL(state.notifications.url);
				url.searchParams.set("hub.mode", "subscribe");
				url.searchParams.set("hub.challenge", challenge);
				url.searchParams.set("hub.verify_token", state.verifyToken);
				const { signal } = new AbortController();
				const asked = { url, method: "GET", headers: {}, body: null, connectMs: 5000, readMs: 5000, signal, trust: {} };
				const { status, body } = await sendRequest(asked);
				return status === 200 && body === challenge;
			},
		},
		phone(number, { name = "Ana", userId } = {}) {
			const id = number ?? userId;
			if (id === undefined) throw new Error("A customer has a number or an id.");
			const known = phones.get(id);
			if (known) return known;
			const person: Person = { number, userId: userId ?? null, name, wroteAt: null, reachable: "yes" };
			state.people.set(id, person);
			const phone = pickUp(state, person);
			phones.set(id, phone);
			return phone;
		},
		fault: (...faults) => state.fault(faults),
		waitFor: (condition, timeoutMs = 5000) => state.waitFor(condition, timeoutMs),
		async close() {
			state.notifications.close();
			await app.close();
		},
	};
}

export type { CustomerPhone } from "./phone.ts";
export type {
	EmulatedMessage as EmulatedWhatsappMessage,
	EmulatedTemplate as EmulatedWhatsappTemplate,
	WhatsappAccount,
	WhatsappDelivery,
	WhatsappFault,
} from "./types.ts";
