import { scriptOf } from "../shared/caller-of.ts";
import { Caller, type CallerReport, Ear, everyFrame, type Step } from "../telephone/index.ts";
import { createSid, rfc2822 } from "./ids.ts";
import { callParams } from "./params.ts";
import type { Params } from "./signature.ts";
import type { TwilioState } from "./state.ts";
import type {
	Behaviour,
	CallEnd,
	CallEvent,
	CallStatus,
	EmulatedCall,
	RecordingReport,
	SaidText,
	StreamReport,
	WebhookKind,
} from "./types.ts";

/** Where TwiML comes from. `params` are added to the call's own. */
export type Source =
	| { readonly url: string; readonly method: string; readonly params?: Params }
	| { readonly twiml: string };

/** Where the person's audio and keys go at the moment. */
export type AudioPath = {
	frame(bytes: Uint8Array): void;
	press(digit: string): void;
	dropSocket?(): void;
};

export type StatusSubscription = {
	readonly url: string;
	readonly method: string;
	readonly events: readonly string[];
};

export type CallOptions = {
	readonly direction: EmulatedCall["direction"];
	readonly from: string;
	readonly to: string;
	readonly parent?: Call;
	readonly behaviour: Behaviour;
	readonly subscription: StatusSubscription | null;
	readonly fallback: { readonly url: string; readonly method: string } | null;
	readonly timeLimitMs: number;
	readonly queueMs?: number;
	readonly record?: { readonly url: string; readonly method: string };
};

const eventOf: Partial<Record<CallStatus, string>> = {
	initiated: "initiated",
	ringing: "ringing",
	"in-progress": "answered",
};

/** One leg at the carrier, and the person at its end. */
export class Call implements EmulatedCall {
	readonly sid = createSid("CA");
	readonly options: CallOptions;
	readonly state: TwilioState;
	readonly ear: Ear;
	readonly events: CallEvent[] = [];
	readonly reports: CallerReport[] = [];
	readonly streams: StreamReport[] = [];
	readonly recordings: RecordingReport[] = [];
	readonly legs: Call[] = [];
	readonly saidTexts: SaidText[] = [];
	readonly createdAt: number;
	readonly done: Promise<CallEnd>;
	status: CallStatus = "queued";
	answeredBy: string | null = null;
	/** Whether requests say who picked up: they do when the call waited for it. */
	tellsAnswerer = false;
	startedAt: number | null = null;
	answeredAt: number | null = null;
	endedAt: number | null = null;
	sipCode: number | null = null;
	/** Address of the last document, against which others are resolved. */
	documentUrl: string | null = null;
	readonly #caller: Caller;
	readonly #life = new AbortController();
	readonly #resolveDone: (end: CallEnd) => void;
	#round = new AbortController();
	#redirect: Source | null = null;
	#path: AudioPath | null = null;
	#sequence = 0;
	#limit: NodeJS.Timeout | null = null;
	/** Moves the ear while the person's own time stands still. */
	#listening: (() => void) | null = null;

	constructor(state: TwilioState, options: CallOptions) {
		this.state = state;
		this.options = options;
		this.createdAt = state.now();
		this.ear = new Ear({ keep: state.options.keepAudio ?? true });
		const { promise, resolve } = Promise.withResolvers<CallEnd>();
		this.done = promise;
		this.#resolveDone = resolve;
		this.#caller = new Caller(this.ear, scriptOf(options.behaviour), {
			frame: (bytes) => this.#path?.frame(bytes),
			press: (digit) => {
				this.note("pressed", { digit });
				this.#path?.press(digit);
			},
			hangUp: () => this.hangUp(),
			dropSocket: () => this.dropSocket(),
			report: (report) => {
				this.reports.push(report);
				this.note("caller", report);
			},
		});
		options.parent?.legs.push(this);
	}

	get direction(): EmulatedCall["direction"] {
		return this.options.direction;
	}
	get from(): string {
		return this.options.from;
	}
	get to(): string {
		return this.options.to;
	}
	get parentSid(): string | null {
		return this.options.parent?.sid ?? null;
	}
	get over(): boolean {
		return this.endedAt !== null;
	}
	get answered(): boolean {
		return this.answeredAt !== null;
	}
	get scriptDone(): boolean {
		return this.#caller.finished;
	}
	/** Aborts when the call is over. */
	get life(): AbortSignal {
		return this.#life.signal;
	}
	get durationSeconds(): number {
		return this.answeredAt === null ? 0 : Math.round(((this.endedAt ?? this.state.now()) - this.answeredAt) / 1000);
	}

	/** The fields of every request about it. */
	params(): Params {
		return callParams(this);
	}

	said(): readonly SaidText[] {
		return this.saidTexts;
	}

	note(type: string, detail: Readonly<Record<string, unknown>> = {}): void {
		this.events.push({ at: this.state.now(), type, detail });
		this.state.changed();
	}

	trouble(code: number, detail: string, level: "error" | "warning" = "error"): void {
		this.note("trouble", { code, detail });
		this.state.warn({ code, level, callSid: this.sid, detail });
	}

	async waitFor(condition: (call: EmulatedCall) => boolean, timeoutMs = 5000): Promise<void> {
		await this.state.waitFor(() => condition(this), timeoutMs);
	}

	/** Moves on, unless the call is over, and tells who asked to be told. */
	progress(status: "initiated" | "ringing" | "in-progress"): void {
		if (this.over || this.status === status || this.status === "in-progress") return;
		this.status = status;
		this.startedAt ??= this.state.now();
		this.note(status);
		this.#announce();
	}

	/** Picks up, once. */
	answer(): void {
		if (this.over || this.answered) return;
		this.answeredAt = this.state.now();
		this.progress("in-progress");
		this.#limit = setTimeout(() => this.end("completed", "network"), this.options.timeLimitMs);
		if (this.options.behaviour.kind !== "human") this.#caller.start();
	}

	/** Ends the call, once: whatever runs is aborted. */
	end(status: CallStatus, endedBy: CallEnd["endedBy"], sipCode: number | null = null): void {
		if (this.over) return;
		this.status = status;
		this.endedAt = this.state.now();
		this.sipCode = sipCode;
		if (this.#limit !== null) clearTimeout(this.#limit);
		this.#caller.stop();
		this.#listening?.();
		this.note("ended", { status, endedBy });
		this.#life.abort();
		this.#round.abort();
		if (endedBy !== "emulator") this.#announce();
		this.#resolveDone({ status, durationSeconds: this.durationSeconds, endedBy, sipCode });
	}

	#announce(): void {
		const recording = this.over ? this.#recording() : {};
		const { subscription } = this.options;
		const event = this.over ? "completed" : eventOf[this.status];
		if (subscription === null || event === undefined || !subscription.events.includes(event)) return;
		this.tell("status", subscription.url, subscription.method, {
			Timestamp: rfc2822(this.state.now()),
			CallbackSource: "call-progress-events",
			SequenceNumber: String(this.#sequence++),
			...(this.over ? this.#terminal(recording) : {}),
		});
	}

	/** With `Record=true` the whole call was recorded. */
	#recording(): Params {
		const { record } = this.options;
		if (record === undefined || !this.answered) return {};
		const sid = createSid("RE");
		const base = `https://api.twilio.com/2010-04-01/Accounts/${this.state.accountSid}/Recordings`;
		const fields = {
			RecordingSid: sid,
			RecordingUrl: `${base}/${sid}`,
			RecordingDuration: String(this.durationSeconds),
		};
		if (record.url !== "")
			this.tell("recording", record.url, record.method, {
				...fields,
				RecordingStatus: "completed",
				RecordingChannels: "1",
				RecordingSource: "OutboundAPI",
				RecordingStartTime: rfc2822(this.answeredAt ?? 0),
			});
		return fields;
	}

	#terminal(recording: Params): Params {
		return {
			CallDuration: String(this.durationSeconds),
			Duration: String(Math.ceil(this.durationSeconds / 60)),
			SipResponseCode: String(this.sipCode ?? (this.status === "completed" ? 200 : 487)),
			...recording,
		};
	}

	/** Sends a callback with the call's own fields and these. */
	tell(kind: WebhookKind, url: string, method: string, params: Params): void {
		this.state.webhooks.tell(
			{ kind, callSid: this.sid, method, url, params: { ...this.params(), ...params } },
			(code, detail) => this.trouble(code === 11200 ? 15003 : code, detail, "warning"),
		);
	}

	/** From here on the person can be heard; a human takes up the script now. */
	attach(path: AudioPath): void {
		if (this.over) return;
		this.#path = path;
		this.#listening?.();
		this.#listening = null;
		this.#caller.start();
	}

	/** Nobody hears the person; a human waits with what comes next, a machine does not. */
	detach(path: AudioPath): void {
		if (this.#path !== path) return;
		this.#path = null;
		if (this.over || this.options.behaviour.kind !== "human") return;
		this.#caller.stop();
		this.#listening ??= everyFrame(() => this.ear.advance());
	}

	/** What the rest of the call is made of, instead of what runs. */
	redirect(source: Source): void {
		this.#redirect = source;
		this.note("redirected");
		this.#round.abort();
	}

	takeRedirect(): Source | null {
		const source = this.#redirect;
		this.#redirect = null;
		return source;
	}

	get redirected(): boolean {
		return this.#redirect !== null;
	}

	/** Begins to run a document; the signal aborts when another takes its place or the call is over. */
	beginRound(): AbortSignal {
		this.#round = new AbortController();
		if (this.over || this.redirected) this.#round.abort();
		return this.#round.signal;
	}

	hangUp(): void {
		this.end(this.answered ? "completed" : "canceled", "caller");
	}

	dropSocket(): void {
		this.note("socket-dropped");
		this.#path?.dropSocket?.();
	}

	press(digits: string): void {
		this.act({ press: digits });
	}

	say(pcm: Int16Array, text?: string): void {
		this.act({ say: pcm, ...(text === undefined ? {} : { text }) });
	}

	act(...steps: readonly Step[]): void {
		this.#caller.insert(...steps);
	}
}
