import { createHash } from "node:crypto";
import type { Locale } from "@centralita/contracts";
import type { WebSocket } from "ws";
import type { MediaConnection } from "./carrier.ts";

/** Who or what picked up, as far as the carrier can tell. */
export type Answerer = "human" | "machine" | "fax" | "unknown";
/** How a call, or a leg of one, came to its end. */
export type CarrierOutcome = "completed" | "busy" | "no-answer" | "failed" | "cancelled";

/** What a carrier tells, in its own words put into ours. Unordered, late, twice or never: whoever reads it must cope. */
export type CarrierEvent = {
	/** The same for every delivery of one event, and for no other event of the account. */
	readonly key: string;
	readonly carrierCallId: string;
	/** Our call, where the carrier gives back what it was given; null for a call it began. */
	readonly callId: string | null;
	/** Milliseconds since the epoch by the carrier's clock; null when it does not say. */
	readonly at: number | null;
} & (
	| { readonly type: "incoming"; readonly from: string | null; readonly to: string }
	| { readonly type: "dialling" | "ringing" }
	| { readonly type: "answered"; readonly answerer: Answerer | null }
	/** `greetingOver`: the beep was heard or the greeting is done; a message may be left now. */
	| { readonly type: "machine"; readonly answerer: Answerer; readonly greetingOver: boolean }
	/**
	 * A media socket is gone and the call goes on: it wants to be told what comes next. `socket` says which one, as
	 * `socketNameOf` names it; null when the carrier does not say.
	 */
	| { readonly type: "media-ended"; readonly reason: string | null; readonly socket: string | null }
	/** The person a call was given to has picked up. */
	| { readonly type: "transfer-answered" }
	/** The person a call was given to hung up or never came; the call is ours again if it still lives. */
	| { readonly type: "transfer-ended"; readonly outcome: CarrierOutcome }
	| {
			readonly type: "ended";
			readonly outcome: CarrierOutcome;
			/** The carrier's own word, e.g. `normal_clearing` or a SIP code. */
			readonly cause: string | null;
			/** From the answer; null when it does not say. */
			readonly durationMs: number | null;
	  }
	/** Micro-units of `currency` (ISO 4217). */
	| { readonly type: "cost"; readonly micros: number; readonly currency: string }
	/** A sign of life that changes nothing. */
	| { readonly type: "other"; readonly what: string }
);

/** What the carrier is to do with a call. */
export type CarrierInstruction =
	/** Two-way audio with our media socket; `token` comes back with it, once. */
	| { readonly type: "connect"; readonly callId: string; readonly token: string }
	/** Refuse without answering. */
	| { readonly type: "reject"; readonly reason: "busy" | "rejected" }
	/** Answer, say this with the carrier's own voice, hang up: for when we cannot hold the call. */
	| { readonly type: "say"; readonly callId: string | null; readonly text: string; readonly locale: Locale }
	/** Ring somebody and join the two; afterwards the carrier tells `transfer-ended`. */
	| {
			readonly type: "transfer";
			readonly callId: string;
			readonly to: string;
			/** Shown to whoever is rung. */
			readonly from: string;
			readonly ringMs: number;
			/** The same whenever the same wish is told again, and for no other: a phone rings once for it. */
			readonly occasion: string;
	  }
	/** Nothing can be decided now: say this, wait, and ask the same once more at `url`. A carrier that is told by commands does not ask. */
	| {
			readonly type: "ask-again";
			readonly url: string;
			readonly afterMs: number;
			readonly text: string | null;
			readonly locale: Locale;
	  }
	| { readonly type: "hang-up" };

export type DialOrder = {
	/** Ours. A carrier that can refuses a second order with the same id. */
	readonly callId: string;
	/** E.164. */
	readonly from: string;
	readonly to: string;
	readonly ringMs: number;
	readonly maxDurationMs: number;
	/** Ask who picked up; `message`: also when its greeting is over. */
	readonly machineDetection: "off" | "detect" | "message";
	/** Once answered. */
	readonly token: string;
	/** Pressed after the answer, `0-9*#w`. */
	readonly digits?: string;
};

/** The carrier's record of a call. */
export type CarrierCall = {
	readonly carrierCallId: string;
	readonly state: "dialling" | "ringing" | "answered" | "ended";
	readonly outcome: CarrierOutcome | null;
	readonly durationMs: number | null;
	readonly cost: { readonly micros: number; readonly currency: string } | null;
};

export type CarrierNumber = {
	readonly id: string;
	readonly number: string;
	readonly label: string;
	/** Whether calls to it come to us, as the carrier has it now. */
	readonly connected: boolean;
};
export type AccountReport = {
	readonly name: string;
	readonly active: boolean;
	/** Null when the carrier does not tell. */
	readonly balance: { readonly micros: number; readonly currency: string } | null;
	/** Stable words for what is wrong, e.g. `no-voice-application`; the status panel explains them. */
	readonly problems: readonly { readonly code: string; readonly detail: string }[];
};

/** A request of the carrier as it arrived. `url` is what the carrier called: the public address with path and query. */
export type CarrierRequest = {
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: Buffer;
};

/** Why a request is not believed: `stale` is genuine and too old, `malformed` genuine and not understood. */
export type Refusal = "unsigned" | "forged" | "stale" | "malformed";
export type Received =
	| {
			readonly type: "events";
			readonly events: readonly CarrierEvent[] /** Answered with an instruction, inline or by commands. */;
			readonly awaits: boolean;
	  }
	| {
			readonly type: "refused";
			readonly reason: Refusal;
			/** The address under which it would have been genuine: what a proxy or `PUBLIC_URL` got wrong. */
			readonly genuineUrl?: string;
	  };

export type CarrierAnswer = { readonly contentType: string; readonly body: string };
export type AcceptedMedia = {
	readonly token: string;
	readonly carrierCallId: string;
	readonly connection: MediaConnection;
};

/**
 * One account at a phone carrier. Failures of its API are `ProviderError`s; an `undecided` one
 * says that the order may have been carried out all the same. No method retries what could ring a phone twice.
 */
export type Telephony = {
	readonly carrier: "twilio" | "telnyx";
	/** Whether keys can be pressed by `sendDigits`; else they must sound in the audio. */
	readonly sendsDigits: boolean;
	account(signal: AbortSignal): Promise<AccountReport>;
	numbers(signal: AbortSignal): Promise<readonly CarrierNumber[]>;
	/** Makes calls to that number come to us, with a fallback where the carrier has one. Idempotent. */
	connectNumber(numberId: string, signal: AbortSignal): Promise<void>;
	disconnectNumber(numberId: string, signal: AbortSignal): Promise<void>;
	/** Begins a call; resolves with the carrier's id. */
	dial(order: DialOrder, signal: AbortSignal): Promise<string>;
	/**
	 * The call of an order whose answer was lost; null when there is none (yet). `since`: milliseconds since the epoch.
	 * `taken`: the carrier's ids of calls that are known to be of other orders.
	 */
	findDialled(
		order: Pick<DialOrder, "callId" | "from" | "to">,
		among: { readonly since: number; readonly taken: ReadonlySet<string> },
		signal: AbortSignal,
	): Promise<CarrierCall | null>;
	/** Null when the carrier knows no such call. */
	lookUp(carrierCallId: string, signal: AbortSignal): Promise<CarrierCall | null>;
	/** What the answer to a request says; null: it is acknowledged, and `instruct` carries it out, but for `ask-again`. */
	answer(instruction: CarrierInstruction | null): CarrierAnswer | null;
	/** A call that is over already is no error. `incoming`: not answered yet. */
	instruct(
		carrierCallId: string,
		instruction: CarrierInstruction,
		context: { incoming: boolean },
		signal: AbortSignal,
	): Promise<void>;
	hangUp(carrierCallId: string, signal: AbortSignal): Promise<void>;
	sendDigits(carrierCallId: string, digits: string, signal: AbortSignal): Promise<void>;
	/** Verifies and reads a webhook. Never throws. */
	receive(request: CarrierRequest): Received;
	/** Whether a media socket may be opened at all; before the upgrade. */
	mayOpenMedia(request: Omit<CarrierRequest, "body">): boolean;
	/**
	 * Resolves when the carrier said which call the socket is for. Rejects, and has closed the socket, when it does not in
	 * time or says nonsense. What arrives meanwhile waits in `connection.input`.
	 */
	acceptMedia(socket: WebSocket, request: Omit<CarrierRequest, "body">): Promise<AcceptedMedia>;
};

/** Names a media socket without betraying its token, so that what is told of one is not taken for another. */
export const socketNameOf = (token: string): string => createHash("sha256").update(token).digest("hex").slice(0, 16);

/** Where the carrier reaches us; `account` is the last part of each path. */
export type CarrierAddresses = {
	/** `https://…`, without a final slash. */
	readonly publicUrl: string;
	readonly account: string;
};
