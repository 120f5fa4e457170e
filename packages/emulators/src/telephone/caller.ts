import type { Ear } from "./ear.ts";
import { encodeMuLaw, SAMPLES_PER_MS, SILENCE } from "./mu-law.ts";
import type { CallerReport, CallerScript, Step } from "./script.ts";
import { everyFrame, FRAME_MS } from "./ticker.ts";

const FRAME = FRAME_MS * SAMPLES_PER_MS;
const PRESS_MS = 250;
const PATIENCE_MS = 20_000;
const QUIET_MS = 600;

export type CallerHooks = {
	/** 160 bytes of mu-law, every 20 ms. */
	frame(bytes: Uint8Array): void;
	press(digit: string): void;
	hangUp(): void;
	dropSocket(): void;
	/** After each step. */
	report?(report: CallerReport): void;
};

type Speaking = { readonly bytes: Uint8Array; at: number };
type Running = {
	readonly step: Step;
	readonly fromMs: number;
	/** Frames since it began. */
	frames: number;
	/** Keys. */
	pressed: number;
	speaking: Speaking | null;
	timedOut: boolean;
};

const names = {
	say: "say",
	silence: "silence",
	press: "press",
	until: "until",
	bargeIn: "barge-in",
	hangUp: "hang-up",
	dropSocket: "drop-socket",
} as const;

function nameOf(step: Step): CallerReport["what"] {
	for (const [key, name] of Object.entries(names)) if (key in step) return name;
	throw new Error(`No caller can do this: ${JSON.stringify(step)}`);
}

/**
 * Somebody on the phone who follows a script: hears through an ear and emits 20 ms frames of mu-law at the pace of real
 * time, silence when there is nothing to say or the script is over. Its time passes between `start` and `stop` only.
 */
export class Caller {
	readonly #ear: Ear;
	readonly #hooks: CallerHooks;
	readonly #steps: Step[];
	#running: Running | null = null;
	#stop: (() => void) | null = null;
	/** When the caller last said or pressed something, by the ear's time. */
	#utteredMs = 0;

	constructor(ear: Ear, script: CallerScript, hooks: CallerHooks) {
		this.#ear = ear;
		this.#steps = [...script];
		this.#hooks = hooks;
	}

	/** Takes up the script where it was left. Idempotent. */
	start(): void {
		this.#ear.open();
		this.#stop ??= everyFrame(() => this.#frame());
	}

	/** Holds the script. Idempotent. */
	stop(): void {
		this.#stop?.();
		this.#stop = null;
	}

	/** Does this next, before the rest of the script. */
	insert(...steps: readonly Step[]): void {
		this.#steps.unshift(...steps);
	}

	/** Whether every step is done. */
	get finished(): boolean {
		return this.#running === null && this.#steps.length === 0;
	}

	#frame(): void {
		this.#ear.advance();
		const frame = this.#next();
		if (this.#stop !== null) this.#hooks.frame(frame);
	}

	/** The next 20 ms; steps that take no time are done on the way. */
	#next(): Uint8Array {
		while (this.#stop !== null) {
			this.#running ??= this.#begin();
			if (this.#running === null) break;
			const frame = this.#go(this.#running);
			if (frame !== null) return frame;
			this.#finish(this.#running);
		}
		return new Uint8Array(FRAME).fill(SILENCE);
	}

	#begin(): Running | null {
		const step = this.#steps.shift();
		if (step === undefined) return null;
		const speaking = "say" in step ? { bytes: encodeMuLaw(step.say), at: 0 } : null;
		return { step, fromMs: this.#ear.nowMs, frames: 0, pressed: 0, speaking, timedOut: false };
	}

	#finish({ step, fromMs, timedOut }: Running): void {
		this.#running = null;
		if ("say" in step || "bargeIn" in step || "press" in step) this.#utteredMs = this.#ear.nowMs;
		const text = "press" in step ? step.press : "text" in step ? step.text : undefined;
		this.#hooks.report?.({
			what: nameOf(step),
			fromMs,
			toMs: this.#ear.nowMs,
			...(text === undefined ? {} : { text }),
			...(timedOut ? { timedOut } : {}),
		});
	}

	/** A frame of the step, or null when it is over. */
	#go(running: Running): Uint8Array | null {
		const { step } = running;
		const elapsedMs = running.frames++ * FRAME_MS;
		if (running.speaking !== null) return this.#speak(running.speaking);
		const silence = new Uint8Array(FRAME).fill(SILENCE);
		if ("silence" in step) return elapsedMs < step.silence ? silence : null;
		if ("press" in step) return this.#press(running, step.press, elapsedMs) ? silence : null;
		if ("until" in step) {
			running.timedOut = elapsedMs >= (step.timeoutMs ?? PATIENCE_MS);
			return running.timedOut || this.#holds(step) ? null : silence;
		}
		if ("bargeIn" in step) {
			running.timedOut = elapsedMs >= PATIENCE_MS;
			if (!running.timedOut && !this.#spokeFor(step.afterMs)) return silence;
			running.speaking = { bytes: encodeMuLaw(step.bargeIn), at: 0 };
			return this.#speak(running.speaking);
		}
		if ("hangUp" in step) this.#hooks.hangUp();
		if ("dropSocket" in step) this.#hooks.dropSocket();
		return null;
	}

	#speak(speaking: Speaking): Uint8Array | null {
		if (speaking.at >= speaking.bytes.length) return null;
		const frame = new Uint8Array(FRAME).fill(SILENCE);
		frame.set(speaking.bytes.subarray(speaking.at, speaking.at + FRAME));
		speaking.at += FRAME;
		return frame;
	}

	/** Presses what is due; false when all keys were pressed and the last one's time is over. */
	#press(running: Running, digits: string, elapsedMs: number): boolean {
		while (running.pressed < digits.length && running.pressed * PRESS_MS <= elapsedMs)
			this.#hooks.press(digits[running.pressed++] as string);
		return elapsedMs < digits.length * PRESS_MS;
	}

	#holds(step: Extract<Step, { until: unknown }>): boolean {
		if (step.until === "assistant-speaks") return this.#ear.speaking;
		const last = this.#ear.lastSpeech;
		return last !== null && last.toMs > this.#utteredMs && this.#ear.nowMs - last.toMs >= (step.quietMs ?? QUIET_MS);
	}

	/** Whether the assistant began to speak that long ago and has not stopped. */
	#spokeFor(ms: number): boolean {
		const last = this.#ear.lastSpeech;
		return last !== null && this.#ear.speaking && this.#ear.nowMs - last.fromMs >= ms;
	}
}
