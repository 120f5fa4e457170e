import Fastify from "fastify";
import type { EchoPolicy } from "../telephone/index.ts";
import { dialIn, type InboundCall } from "./dial-in.ts";
import { restRoutes } from "./rest.ts";
import { type TwilioAccount, TwilioState } from "./state.ts";
import { Switchboard } from "./switchboard.ts";
import type {
	Behaviour,
	DebuggerEntry,
	DeliveredWebhook,
	EmulatedCall,
	EmulatedMessage,
	EmulatedNumber,
	TwilioFault,
	Webhook,
	WebhookPolicy,
} from "./types.ts";

export type TwilioEmulator = {
	/** Origin that stands for `https://api.twilio.com`, without a path. */
	readonly url: string;
	readonly accountSid: string;
	readonly authToken: string;
	readonly numbers: readonly EmulatedNumber[];
	/** All calls: in, out, and the legs that `<Dial>` made. */
	readonly calls: readonly EmulatedCall[];
	/** Text messages that were to be sent. */
	readonly messages: readonly EmulatedMessage[];
	/** What Twilio's debugger would show. */
	readonly debugger: readonly DebuggerEntry[];
	readonly webhooks: {
		readonly log: readonly DeliveredWebhook[];
		/**
		 * Disturbs callbacks: each is sent `copies` times, after `delayMs`, or never. Of a request for TwiML only `copies`
		 * counts: they are sent at once, and the first answer is taken.
		 */
		policy(policy: (webhook: Webhook) => WebhookPolicy | undefined): void;
		/** Resolves when every callback so far was delivered or given up. */
		settled(timeoutMs?: number): Promise<void>;
	};
	/** What happens when this number is called; `*` stands for all others. Somebody answers by default. */
	answer(to: string, behaviour: Behaviour): void;
	/** Replaces the faults that wait. */
	fault(...faults: readonly TwilioFault[]): void;
	/** How marks come back, from the next media socket on. */
	echoes(policy: EchoPolicy): void;
	/** Somebody calls one of the account's numbers. Resolves as soon as it rings. */
	dialIn(call: InboundCall): Promise<EmulatedCall>;
	/** Resolves as soon as the condition holds; looks again at every change. Rejects after `timeoutMs` (5000). */
	waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
	/** Ends every call and tells nobody; forgets calls, behaviours, faults and what was recorded. */
	reset(): void;
	/** Ends everything at once and tells nobody. */
	close(): Promise<void>;
};

/**
 * A Twilio account for rehearsals and tests: its REST API for calls and numbers, signed webhooks, TwiML, media streams,
 * and people who call and are called. Rejects when the port is taken.
 */
export async function startTwilioEmulator(options: TwilioAccount = {}): Promise<TwilioEmulator> {
	const state = new TwilioState(options);
	const board = new Switchboard(state);
	const app = Fastify({ forceCloseConnections: true });
	app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
		done(null, body),
	);
	restRoutes(app, board);
	const url = await app.listen({ port: options.port ?? 0, host: options.host ?? "127.0.0.1" });
	return {
		url,
		accountSid: state.accountSid,
		authToken: state.authToken,
		numbers: state.numbers,
		calls: board.calls,
		messages: state.messages,
		debugger: state.debugger,
		webhooks: {
			log: state.webhooks.log,
			policy: (policy) => state.webhooks.policy(policy),
			settled: (timeoutMs = 20_000) => state.waitFor(() => state.webhooks.open === 0, timeoutMs),
		},
		answer: (to, behaviour) => state.answer(to, behaviour),
		fault: (...faults) => state.fault(faults),
		echoes: (policy) => {
			state.echoes = policy;
		},
		dialIn: async (call) => dialIn(board, call),
		waitFor: (condition, timeoutMs = 5000) => state.waitFor(condition, timeoutMs),
		reset: () => {
			board.clear();
			state.reset();
		},
		close: async () => {
			board.clear();
			state.webhooks.close();
			await app.close();
		},
	};
}

export type { InboundCall } from "./dial-in.ts";
export { type Params as TwilioParams, signTwilioRequest } from "./signature.ts";
export type { TwilioAccount } from "./state.ts";
export type {
	Behaviour as TwilioBehaviour,
	CallEnd as TwilioCallEnd,
	CallEvent as TwilioCallEvent,
	CallStatus as TwilioCallStatus,
	DebuggerEntry,
	EmulatedCall as EmulatedTwilioCall,
	EmulatedNumber as EmulatedTwilioNumber,
	StreamReport,
	TwilioFault,
	Webhook as TwilioWebhook,
	WebhookPolicy,
} from "./types.ts";
