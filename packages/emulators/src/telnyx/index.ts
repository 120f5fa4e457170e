import Fastify from "fastify";
import type { EchoPolicy } from "../telephone/index.ts";
import { dialIn, type InboundCall } from "./dial-in.ts";
import { restRoutes } from "./rest.ts";
import { type TelnyxAccount, TelnyxState } from "./state.ts";
import { Switchboard } from "./switchboard.ts";
import type {
	Behaviour,
	DeliveredEvent,
	EmulatedApplication,
	EmulatedLeg,
	EmulatedMessage,
	EmulatedNumber,
	MediaOptions,
	TelnyxEvent,
	TelnyxFault,
	WebhookPolicy,
} from "./types.ts";
import { writeWav } from "./wav.ts";

export type TelnyxEmulator = {
	/** Stands for `https://api.telnyx.com/v2`. */
	readonly url: string;
	readonly apiKey: string;
	/** Base64 of the Ed25519 key that webhooks verify with. */
	readonly publicKey: string;
	readonly connectionId: string;
	/** Set its addresses here, or over REST as products do. */
	readonly application: EmulatedApplication;
	readonly numbers: readonly EmulatedNumber[];
	/** All legs: in, out, and those that `transfer` made. */
	readonly calls: readonly EmulatedLeg[];
	/** Text messages that were to be sent. */
	readonly messages: readonly EmulatedMessage[];
	readonly webhooks: {
		readonly log: readonly DeliveredEvent[];
		/** Disturbs delivery: an event is told `copies` times, after `delayMs`, or never. */
		policy(policy: (event: TelnyxEvent) => WebhookPolicy | undefined): void;
		/** Resolves when everything told so far was delivered or given up. */
		settled(timeoutMs?: number): Promise<void>;
		/** The headers of a webhook with this body, sent at `now`, milliseconds since the epoch. */
		sign(body: string | Buffer, now?: number): Record<string, string>;
	};
	/** What happens when this number is called; `*` stands for all others. Somebody answers by default. */
	answer(to: string, behaviour: Behaviour): void;
	/** Replaces the faults that wait. */
	fault(...faults: readonly TelnyxFault[]): void;
	/** How media sockets behave from the next one on; `reorder` and `marksAfterClear` at once. */
	media(options: MediaOptions): void;
	/** How marks come back, from the next media socket on. */
	echoes(policy: EchoPolicy): void;
	/** Somebody calls one of the account's numbers. Resolves as soon as it rings. */
	dialIn(call: InboundCall): Promise<EmulatedLeg>;
	/** Resolves as soon as the condition holds; looks again at every change. Rejects after `timeoutMs` (5000). */
	waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
	/** Forgets behaviours, faults, commands, calls that are over, and what was recorded. */
	reset(): void;
	/** Ends everything at once and tells nobody. */
	close(): Promise<void>;
};

/** WAV of what a call's recording holds: the person left, what they heard right, or both in one. */
function recordingFile(board: Switchboard, recordingId: string): Buffer | null {
	const found = board.legs.flatMap(({ recordings }) => recordings).find((one) => one.recordingId === recordingId);
	return found === undefined ? null : writeWav(found.said, found.heard);
}

/**
 * A Telnyx account for rehearsals and tests: its REST API for calls, numbers and the Call Control Application, signed
 * webhooks, media sockets, and people who call and are called. Rejects when the port is taken.
 */
export async function startTelnyxEmulator(options: TelnyxAccount = {}): Promise<TelnyxEmulator> {
	const state = new TelnyxState(options);
	const board = new Switchboard(state);
	const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
	restRoutes(app, board);
	app.get<{ Params: { id: string } }>("/recordings/:id.wav", async (request, reply) => {
		const file = recordingFile(board, request.params.id);
		if (file === null) return await reply.code(404).send();
		return await reply.type("audio/wav").send(file);
	});
	state.origin = await app.listen({ port: options.port ?? 0, host: options.host ?? "127.0.0.1" });
	return {
		url: `${state.origin}/v2`,
		apiKey: state.apiKey,
		publicKey: state.signer.publicKey,
		connectionId: state.application.id,
		application: state.application,
		numbers: state.numbers,
		calls: board.legs,
		messages: state.messages,
		webhooks: {
			log: state.webhooks.log,
			policy: (policy) => state.webhooks.policy(policy),
			settled: (timeoutMs = 20_000) => state.waitFor(() => state.webhooks.open === 0, timeoutMs),
			sign: (body, now = state.now()) => state.signer.headers(body, now),
		},
		answer: (to, behaviour) => state.answer(to, behaviour),
		fault: (...faults) => state.fault(faults),
		media: (changes) => {
			state.media = { ...state.media, ...changes };
		},
		echoes: (policy) => {
			state.echoes = policy;
		},
		dialIn: async (call) => dialIn(board, call),
		waitFor: (condition, timeoutMs = 5000) => state.waitFor(condition, timeoutMs),
		reset: () => {
			state.reset();
			board.forget();
		},
		close: async () => {
			state.webhooks.close();
			for (const leg of board.legs) leg.end("unspecified", "network", "500");
			await app.close();
		},
	};
}

export type { InboundCall as InboundTelnyxCall } from "./dial-in.ts";
export { WebhookSigner as TelnyxWebhookSigner } from "./signature.ts";
export type { TelnyxAccount } from "./state.ts";
export type {
	Behaviour as TelnyxBehaviour,
	DeliveredEvent as DeliveredTelnyxEvent,
	EmulatedApplication as EmulatedTelnyxApplication,
	EmulatedLeg as EmulatedTelnyxCall,
	EmulatedNumber as EmulatedTelnyxNumber,
	HangupCause as TelnyxHangupCause,
	LegEnd as TelnyxLegEnd,
	LegEvent as TelnyxLegEvent,
	MediaOptions as TelnyxMediaOptions,
	MediaReport as TelnyxMediaReport,
	TelnyxEvent,
	TelnyxFault,
} from "./types.ts";
