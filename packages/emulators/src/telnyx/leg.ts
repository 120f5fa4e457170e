import { randomUUID } from "node:crypto";
import { scriptOf } from "../shared/caller-of.ts";
import { Caller, type CallerReport, Ear, everyFrame, type Step } from "../telephone/index.ts";
import { destinationOf, type WebhookOverrides } from "./destination.ts";
import { createCallControlId } from "./ids.ts";
import { costPayload, hangupPayload, initiatedPayload, openingPayload } from "./payloads.ts";
import type { TelnyxState } from "./state.ts";
import type {
	Behaviour,
	Codec,
	Direction,
	EmulatedLeg,
	HangupCause,
	HangupSource,
	LegEnd,
	LegEvent,
	MediaReport,
	RecordingReport,
} from "./types.ts";

/** Where the person's audio and keys go. */
export type AudioPath = {
	frame(bytes: Uint8Array): void;
	press?(digit: string): void;
	dropSocket?(): void;
};

/** What plays on a leg or listens to it, until it is stopped. */
export type Running = { readonly id: string; stop(): void };

export type LegOptions = {
	readonly direction: Direction;
	readonly from: string;
	readonly to: string;
	readonly behaviour: Behaviour;
	/** The call that it is a part of; one of its own by default. */
	readonly sessionId?: string;
	readonly clientState?: string | undefined;
	readonly overrides?: WebhookOverrides;
	readonly timeLimitMs: number;
	/** What the phone side negotiated; the emulator's by default. */
	readonly codec?: Codec | undefined;
};

/** Who ended it; what that makes of `hangup_source` depends on who called whom. */
export type EndedBy = "person" | "product" | "network";

/** One leg at the carrier, and the person at its end. */
export class Leg implements EmulatedLeg {
	readonly callControlId = createCallControlId();
	readonly legId = randomUUID();
	readonly sessionId: string;
	readonly options: LegOptions;
	readonly state: TelnyxState;
	readonly ear: Ear;
	readonly events: LegEvent[] = [];
	readonly reports: CallerReport[] = [];
	readonly streams: MediaReport[] = [];
	readonly recordings: RecordingReport[] = [];
	readonly transfers: Leg[] = [];
	readonly texts: string[] = [];
	/** What plays; `playback_stop` ends it. */
	readonly playing = new Set<Running>();
	readonly recording = new Set<Running>();
	readonly done: Promise<LegEnd>;
	readonly startedAt: number;
	answeredAt: number | null = null;
	endedAt: number | null = null;
	clientState: string | null;
	overrides: WebhookOverrides;
	peer: Leg | null = null;
	stream: Running | null = null;
	keys = "";
	readonly #caller: Caller;
	readonly #life = new AbortController();
	readonly #resolveDone: (end: LegEnd) => void;
	readonly #paths = new Set<AudioPath>();
	/** Hear the person without being somebody to talk to. */
	readonly #taps = new Set<AudioPath>();
	#limit: NodeJS.Timeout | null = null;
	/** Moves the ear while the person's own time stands still. */
	#listening: (() => void) | null = null;

	constructor(state: TelnyxState, options: LegOptions) {
		this.state = state;
		this.options = options;
		this.sessionId = options.sessionId ?? randomUUID();
		this.clientState = options.clientState ?? null;
		this.overrides = options.overrides ?? {};
		this.startedAt = state.now();
		this.ear = new Ear({ keep: state.options.keepAudio ?? true });
		const { promise, resolve } = Promise.withResolvers<LegEnd>();
		this.done = promise;
		this.#resolveDone = resolve;
		this.#caller = new Caller(this.ear, scriptOf(options.behaviour), {
			frame: (bytes) => {
				for (const path of [...this.#paths, ...this.#taps]) path.frame(bytes);
			},
			press: (digit) => this.#pressed(digit),
			hangUp: () => this.hangUp(),
			dropSocket: () => this.dropSocket(),
			report: (report) => {
				this.reports.push(report);
				this.note("caller", report);
			},
		});
	}

	get direction(): Direction {
		return this.options.direction;
	}
	get from(): string {
		return this.options.from;
	}
	get to(): string {
		return this.options.to;
	}
	get codec(): Codec {
		return this.options.codec ?? this.state.media.codec ?? "PCMU";
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
	/** Aborts when the leg is over. */
	get life(): AbortSignal {
		return this.#life.signal;
	}
	get durationMs(): number {
		return this.answeredAt === null ? 0 : (this.endedAt ?? this.state.now()) - this.answeredAt;
	}

	spoken(): readonly string[] {
		return this.texts;
	}

	heardKeys(): string {
		return this.keys;
	}

	note(type: string, detail: Readonly<Record<string, unknown>> = {}): void {
		this.events.push({ at: this.state.now(), type, detail });
		this.state.changed();
	}

	async waitFor(condition: (leg: EmulatedLeg) => boolean, timeoutMs = 5000): Promise<void> {
		await this.state.waitFor(() => condition(this), timeoutMs);
	}

	/** Tells an event. `parties`: whether its payload says from whom to whom. */
	tell(eventType: string, fields: Readonly<Record<string, unknown>> = {}, parties = true): void {
		this.note(eventType, fields);
		const ids = {
			call_control_id: this.callControlId,
			call_leg_id: this.legId,
			call_session_id: this.sessionId,
			connection_id: this.state.application.id,
			client_state: this.clientState,
		};
		const payload: Record<string, unknown> = {
			...ids,
			...(parties ? { from: this.from, to: this.to } : {}),
			...fields,
		};
		// Telnyx: a saved recording names its leg, not the address for commands.
		if (eventType === "call.recording.saved") delete payload.call_control_id;
		const { callControlId, state } = this;
		const event = { id: randomUUID(), eventType, callControlId, occurredAt: state.occurredAt(), payload };
		state.webhooks.tell(event, destinationOf(state, this.overrides, eventType));
	}

	/** Begins to ring. */
	initiate(): void {
		this.tell("call.initiated", initiatedPayload(this));
	}

	/** Picks up, once. */
	answer(): void {
		if (this.over || this.answered) return;
		this.answeredAt = this.state.now();
		this.ear.open();
		this.tell("call.answered", { ...openingPayload(this), state: "answered" });
		this.#limit = setTimeout(() => this.end("time_limit", "network", "200"), this.options.timeLimitMs);
		this.#resume();
	}

	/** Ends it, once: whatever runs on it is stopped. */
	end(hangupCause: HangupCause, endedBy: EndedBy, sipHangupCause: string): void {
		if (this.over) return;
		this.endedAt = this.state.now();
		const hangupSource = this.#sourceOf(endedBy);
		if (this.#limit !== null) clearTimeout(this.#limit);
		this.#caller.stop();
		this.#listening?.();
		this.#life.abort();
		this.tell("call.hangup", hangupPayload(this, { hangupCause, hangupSource, sipHangupCause }));
		if (this.state.application.costInWebhooks) this.#tellCost();
		this.#resolveDone({ hangupCause, hangupSource, sipHangupCause, durationMs: this.durationMs });
	}

	#tellCost(): void {
		const { pricePerMinute: perMinute = 0.007, currency = "USD" } = this.state.options;
		this.tell("call.cost", costPayload(this, { at: this.state.now(), perMinute, currency }), false);
	}

	#sourceOf(endedBy: EndedBy): HangupSource {
		if (endedBy === "network") return "unknown";
		return (endedBy === "person") === (this.direction === "incoming") ? "caller" : "callee";
	}

	/** From here on the person has somebody to talk to; a human takes up the script now. */
	attach(path: AudioPath): void {
		if (this.over) return;
		this.#paths.add(path);
		this.#resume();
	}

	/** A human whom nobody hears waits with what comes next; a machine does not. */
	detach(path: AudioPath): void {
		if (this.#paths.delete(path)) this.#resume();
	}

	/** Hears what the person says, and what they hear, until it is taken away. */
	tap(path: AudioPath): () => void {
		this.#taps.add(path);
		return () => this.#taps.delete(path);
	}

	#resume(): void {
		if (this.over || !this.answered) return;
		const talks = this.#paths.size > 0 || this.options.behaviour.kind !== "human";
		if (talks) {
			this.#listening?.();
			this.#listening = null;
			this.#caller.start();
		} else {
			this.#caller.stop();
			this.#listening ??= everyFrame(() => this.ear.advance());
		}
	}

	#pressed(digit: string): void {
		for (const path of this.#paths) path.press?.(digit);
		this.tell("call.dtmf.received", { digit });
	}

	hangUp(): void {
		if (this.answered) this.end("normal_clearing", "person", "200");
		else this.end(this.direction === "incoming" ? "originator_cancel" : "call_rejected", "person", "487");
	}

	dropSocket(): void {
		this.note("socket-dropped");
		for (const path of this.#paths) path.dropSocket?.();
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
