import type { CallerReport, CallerScript, Ear, Step } from "../telephone/index.ts";
import type { Params } from "./signature.ts";

export type CallStatus =
	| "queued"
	| "initiated"
	| "ringing"
	| "in-progress"
	| "completed"
	| "busy"
	| "failed"
	| "no-answer"
	| "canceled";

/** Who picks up a number that is called, and when. Times are milliseconds; `afterMs` counts from the first ring. */
export type Behaviour =
	| {
			readonly kind: "human";
			readonly afterMs?: number;
			readonly script?: CallerScript;
			/** How long the detection of machines takes; 400 by default. */
			readonly detectMs?: number;
	  }
	| {
			readonly kind: "machine";
			readonly afterMs?: number;
			readonly greetingMs: number;
			readonly beep: boolean;
			/** After the greeting. */
			readonly script?: CallerScript;
			readonly detectMs?: number;
	  }
	| { readonly kind: "fax"; readonly afterMs?: number; readonly detectMs?: number }
	| { readonly kind: "busy"; readonly afterMs?: number }
	/** Rings as long as it may by default. */
	| { readonly kind: "no-answer"; readonly afterMs?: number }
	| { readonly kind: "failed"; readonly afterMs?: number; readonly sipCode?: number };

export type RestOperation =
	| "create-call"
	| "update-call"
	| "fetch-call"
	| "list-calls"
	| "fetch-account"
	| "fetch-balance"
	| "list-numbers"
	| "update-number"
	| "create-message";

/**
 * What goes wrong with the next `times` (1) requests. `hang-after-creating` does what was asked and never answers,
 * `drop-after-creating` breaks the connection instead.
 */
export type TwilioFault = { readonly on: RestOperation; readonly times?: number } & (
	| { readonly kind: "status"; readonly status: number; readonly code: number; readonly message?: string }
	| { readonly kind: "hang" | "hang-after-creating" | "drop" | "drop-after-creating" }
);

export type WebhookKind = "twiml" | "status" | "machine" | "stream" | "recording";
export type Webhook = {
	readonly kind: WebhookKind;
	readonly callSid: string;
	readonly method: string;
	readonly url: string;
	readonly params: Params;
};
export type WebhookPolicy = { readonly copies?: number; readonly delayMs?: number; readonly drop?: boolean };
export type DeliveredWebhook = Webhook & {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** What came back; null while nothing did, or nothing will. */
	status: number | null;
	/** Requests made, with retries. */
	attempts: number;
};

export type DebuggerEntry = {
	readonly code: number;
	readonly level: "error" | "warning";
	readonly callSid: string;
	readonly detail: string;
};

export type CallEvent = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly type: string;
	readonly detail: Readonly<Record<string, unknown>>;
};

/** One media socket of a call. Times are the ear's. */
export type StreamReport = {
	readonly streamSid: string;
	readonly url: string;
	readonly parameters: Readonly<Record<string, string>>;
	/** Null: it never opened. */
	openedMs: number | null;
	closedMs: number | null;
	/** From the opening to the first sound. */
	readonly firstSoundMs: number | null;
	/** `media` messages received and 20 ms frames sent. */
	received: number;
	sent: number;
	end: "product" | "caller" | "hang-up" | "dropped" | "redirect" | "error" | null;
};

export type RecordingReport = { readonly sid: string; readonly pcm: Int16Array };
export type SaidText = { readonly text: string; readonly language: string | null; readonly voice: string | null };
export type CallEnd = {
	readonly status: CallStatus;
	/** From the answer; 0 when nobody answered. */
	readonly durationSeconds: number;
	readonly endedBy: "caller" | "product" | "twiml" | "error" | "network" | "emulator";
	readonly sipCode: number | null;
};

export type EmulatedCall = {
	readonly sid: string;
	readonly parentSid: string | null;
	readonly direction: "inbound" | "outbound-api" | "outbound-dial";
	readonly from: string;
	readonly to: string;
	readonly status: CallStatus;
	readonly answeredBy: string | null;
	/** What the person on the phone hears. */
	readonly ear: Ear;
	/** What happened, in order. */
	readonly events: readonly CallEvent[];
	/** What the person did. */
	readonly reports: readonly CallerReport[];
	readonly streams: readonly StreamReport[];
	readonly recordings: readonly RecordingReport[];
	/** Calls that `<Dial>` made out of this one. */
	readonly legs: readonly EmulatedCall[];
	/** Whether the person has done everything in the script. */
	readonly scriptDone: boolean;
	readonly done: Promise<CallEnd>;
	/** What `<Say>` said. */
	said(): readonly SaidText[];
	/** The person hangs up. */
	hangUp(): void;
	/** The media socket breaks: no `stop`, no goodbye. */
	dropSocket(): void;
	/** The person does this next, as soon as somebody can hear it. */
	press(digits: string): void;
	say(pcm: Int16Array, text?: string): void;
	act(...steps: readonly Step[]): void;
	waitFor(condition: (call: EmulatedCall) => boolean, timeoutMs?: number): Promise<void>;
};

/** A text message that the API was asked to send. */
export type EmulatedMessage = {
	readonly sid: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
};

export type EmulatedNumber = {
	/** `PN` and 32 hexadecimal digits. */
	readonly sid: string;
	/** E.164. */
	readonly phoneNumber: string;
	friendlyName: string;
	voiceUrl: string;
	voiceMethod: string;
	voiceFallbackUrl: string;
	voiceFallbackMethod: string;
	statusCallback: string;
	statusCallbackMethod: string;
	/** An application or a trunk that its calls go to, whatever the address says; empty: none. */
	voiceApplicationSid: string;
	trunkSid: string;
};
