import type { EndReason } from "@centralita/contracts";
import type { Floor } from "./floor.ts";
import type { Frame } from "./frames.ts";
import type { CallRecorder } from "./recorder.ts";
import type { VoiceEvent, VoiceSessionOptions, VoiceTuning, VoiceUsage } from "./types.ts";

/** What every stage of one call shares. */
export type Call = {
	readonly options: VoiceSessionOptions;
	readonly tuning: VoiceTuning;
	readonly floor: Floor;
	readonly recorder: CallRecorder | null;
	readonly usage: VoiceUsage;
	/** Aborted when the call is over. */
	readonly over: AbortSignal;
	/** Milliseconds from the start of the session. */
	elapsed(): number;
	/** Calls back about every 20 ms until the function returned is called. */
	everyFrame(callback: () => void): () => void;
	/** Like `Clock.after`, and void once the call is over. */
	after(ms: number, callback: () => void): () => void;
	/** Runs what a provider's callback started: a fault of ours ends this call and no other. Nothing once the call is over. */
	guarded(work: () => void): void;
	emit(event: VoiceEvent): void;
	/** Ends the call at once. */
	end(reason: EndReason): void;
	newId(): string;
};

/** A stage's neighbours. */
export type Link = {
	/** To the next stage below that handles this kind of frame. */
	down(frame: Frame): void;
	/** To the next stage above that handles it. */
	up(frame: Frame): void;
};

type Handlers = { [K in Frame["kind"]]?: (frame: Extract<Frame, { kind: K }>) => void };

/** One step of the pipeline: which frames it takes, and what it does with each. It passes on what others below need too. */
export type Stage = { readonly on: Handlers; close?(): void };

export type StageMaker = (call: Call, link: Link) => Stage;
