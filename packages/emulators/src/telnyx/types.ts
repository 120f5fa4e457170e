import type { CallerReport, CallerScript, Ear, Step } from "../telephone/index.ts";

export type Direction = "incoming" | "outgoing";
export type Codec = "PCMU" | "PCMA";
export type HangupCause =
	| "call_rejected"
	| "normal_clearing"
	| "originator_cancel"
	| "timeout"
	| "time_limit"
	| "user_busy"
	| "not_found"
	| "no_answer"
	| "unspecified";
export type HangupSource = "caller" | "callee" | "unknown";

/** Who picks up a number that is called, and when. Times are milliseconds; `afterMs` counts from the first ring. */
export type Behaviour =
	| {
			readonly kind: "human";
			readonly afterMs?: number;
			readonly script?: CallerScript;
			/** How long the detection of machines takes; 400 by default. */
			readonly detectMs?: number;
			/** What premium detection says; `human_residence` by default. */
			readonly premium?: "human_residence" | "human_business" | "silence" | "not_sure";
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
	| { readonly kind: "rejected"; readonly afterMs?: number }
	/** Rings as long as it may by default. */
	| { readonly kind: "no-answer"; readonly afterMs?: number }
	| {
			readonly kind: "failed";
			readonly afterMs?: number;
			/** `not_found` by default. */
			readonly cause?: HangupCause;
			/** A SIP code; 404 by default. */
			readonly sipCause?: string;
	  };

export type Action =
	| "answer"
	| "reject"
	| "hangup"
	| "transfer"
	| "bridge"
	| "speak"
	| "playback_start"
	| "playback_stop"
	| "streaming_start"
	| "streaming_stop"
	| "record_start"
	| "record_stop"
	| "send_dtmf"
	| "client_state_update";
export type Operation =
	| Action
	| "dial"
	| "retrieve-call"
	| "active-calls"
	| "balance"
	| "list-numbers"
	| "retrieve-number"
	| "update-number"
	| "list-applications"
	| "retrieve-application"
	| "update-application"
	| "send-message";

/** A text message that the API was asked to send. */
export type EmulatedMessage = {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly text: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
};

/**
 * What goes wrong with the next `times` (1) requests. `hang-after-creating` does what was asked and never answers,
 * `drop-after-creating` breaks the connection instead.
 */
export type TelnyxFault = { readonly on: Operation; readonly times?: number } & (
	| {
			readonly kind: "status";
			readonly status: number;
			/** Telnyx's own code; 10007 by default. */
			readonly code?: string;
			readonly headers?: Readonly<Record<string, string>>;
	  }
	| { readonly kind: "hang" | "hang-after-creating" | "drop" | "drop-after-creating" }
);

/** One event as it is told, before it has an address. */
export type TelnyxEvent = {
	readonly id: string;
	readonly eventType: string;
	/** Of the leg, also where the payload has none. */
	readonly callControlId: string;
	/** ISO 8601 with microseconds, which differ between any two events of an emulator. */
	readonly occurredAt: string;
	readonly payload: Readonly<Record<string, unknown>>;
};
export type WebhookPolicy = { readonly copies?: number; readonly delayMs?: number; readonly drop?: boolean };
export type DeliveredEvent = TelnyxEvent & {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** The last address tried; null: none was, because it was dropped or there is none. */
	url: string | null;
	/** What came back last; null while nothing did, or nothing will. */
	status: number | null;
	/** Requests made, with retries and the failover address. */
	attempts: number;
};

/** One thing that happened to a leg. */
export type LegEvent = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** The name of a webhook, or of something that no webhook tells. */
	readonly type: string;
	readonly detail: Readonly<Record<string, unknown>>;
};

/** One media socket of a leg. Times are the ear's. */
export type MediaReport = {
	readonly streamId: string;
	readonly url: string;
	/** What `start` announced. */
	readonly encoding: Codec;
	/** Null: it never opened. */
	openedMs: number | null;
	closedMs: number | null;
	/** From the opening to the first sound. */
	readonly firstSoundMs: number | null;
	/** `media` messages received and 20 ms frames sent. */
	received: number;
	sent: number;
	/** Received messages that held less than 20 ms or more than 30 s. */
	oddChunks: number;
	/** Codes of the error frames sent. */
	readonly errors: number[];
	end: "product" | "stopped" | "hang-up" | "dropped" | null;
};

export type RecordingReport = {
	readonly recordingId: string;
	/** 8000 Hz; what the person said and what they heard. */
	readonly said: Int16Array;
	readonly heard: Int16Array;
};

export type LegEnd = {
	readonly hangupCause: HangupCause;
	readonly hangupSource: HangupSource;
	readonly sipHangupCause: string;
	/** From the answer; 0 when nobody answered. */
	readonly durationMs: number;
};

/** A leg, and the person at its end. */
export type EmulatedLeg = {
	readonly callControlId: string;
	readonly legId: string;
	readonly sessionId: string;
	readonly direction: Direction;
	readonly from: string;
	readonly to: string;
	readonly clientState: string | null;
	readonly answered: boolean;
	readonly over: boolean;
	/** What the person hears. */
	readonly ear: Ear;
	/** What happened, in order. */
	readonly events: readonly LegEvent[];
	/** What the person did. */
	readonly reports: readonly CallerReport[];
	readonly streams: readonly MediaReport[];
	readonly recordings: readonly RecordingReport[];
	/** Legs that `transfer` made out of this one. */
	readonly transfers: readonly EmulatedLeg[];
	/** Who this one is joined with. */
	readonly peer: EmulatedLeg | null;
	/** Whether the person has done everything in the script. */
	readonly scriptDone: boolean;
	readonly done: Promise<LegEnd>;
	/** Texts of `speak`. */
	spoken(): readonly string[];
	/** Keys of `send_dtmf` and `send_digits_on_answer` that the person heard. */
	heardKeys(): string;
	/** The person hangs up. */
	hangUp(): void;
	/** The media socket breaks: no `stop`, no goodbye. */
	dropSocket(): void;
	/** The person does this next, as soon as somebody can hear it. */
	press(digits: string): void;
	say(pcm: Int16Array, text?: string): void;
	act(...steps: readonly Step[]): void;
	waitFor(condition: (leg: EmulatedLeg) => boolean, timeoutMs?: number): Promise<void>;
};

/** A number of the account. */
export type EmulatedNumber = {
	readonly id: string;
	/** E.164. */
	readonly phoneNumber: string;
	/** The application that its calls go to; null: nowhere. */
	connectionId: string | null;
	status: string;
};

/** A Call Control Application. */
export type EmulatedApplication = {
	/** The `connection_id` of its calls. */
	readonly id: string;
	name: string;
	active: boolean;
	webhookUrl: string;
	failoverUrl: string | null;
	/** Null: the emulator's own. */
	webhookTimeoutSecs: number | null;
	/** Whether `call.cost` follows `call.hangup`. */
	costInWebhooks: boolean;
};

/** How media sockets behave, from the next one on. */
export type MediaOptions = {
	/** Echo the marks that a `clear` dropped. Telnyx does not say whether it does; false by default. */
	readonly marksAfterClear?: boolean;
	/** Swap neighbouring chunks: Telnyx guarantees no order. */
	readonly reorder?: boolean;
	/** What the phone side negotiated, announced where no other codec was asked for; PCMU by default. */
	readonly codec?: Codec;
};
