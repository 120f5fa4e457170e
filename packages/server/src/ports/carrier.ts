/** What a carrier's media connection brings, already decoded: 20 ms frames and what happens between them. */
export type CarrierInput =
	/** Signed 16-bit mono samples at the connection's rate; any length, the pipeline re-frames. */
	| { type: "audio"; pcm: Int16Array }
	/** The far end played everything sent before this mark. */
	| { type: "mark"; name: string }
	| { type: "dtmf"; digit: string }
	/** Typed by the person, or recognised at the far end (the browser's own recogniser). */
	| { type: "text"; text: string; final: boolean; origin: "typed" | "recognised"; confidence?: number }
	| { type: "mute"; muted: boolean }
	/** The person ended the call; `input` ends next. Ending without it means that the connection was lost. */
	| { type: "hangup" }
	/** Milliseconds the far end measured from sending a probe to hearing back. */
	| { type: "round-trip"; ms: number };

/** What the assistant is doing, for a screen that shows it. Carriers without a screen ignore it. */
export type CarrierNotice =
	| { type: "state"; state: "listening" | "thinking" | "speaking" }
	| { type: "transcript"; turnId: string; who: "contact" | "assistant"; text: string; final: boolean; heard?: string }
	| { type: "latency"; turnId: string; values: Readonly<Record<string, number>> }
	| { type: "level"; who: "contact" | "assistant"; dbfs: number };

/**
 * The live audio of one call. It translates between the carrier's messages and PCM, and knows nothing of turns.
 *
 * `input` ends when the far end is gone, for whatever reason; it never throws. `send`, `mark` and `clear` after that do nothing.
 * Marks echoed after a `clear` for audio that was dropped are delivered all the same: the pipeline knows which are stale.
 */
export type MediaConnection = {
	readonly carrier: string;
	/** Hertz, both ways: 8000 or 16000. */
	readonly sampleRate: number;
	readonly input: AsyncIterable<CarrierInput>;
	/** Resolves when the far end can hear, or is gone; absent: it can from the start. Never rejects. */
	readonly ready?: Promise<void>;
	/** Samples to play after what was sent before. */
	send(pcm: Int16Array): void;
	/** Ask to be told when everything sent so far was played. */
	mark(name: string): void;
	/** Drop everything sent and not yet played. */
	clear(): void;
	notify(notice: CarrierNotice): void;
	/** Bytes accepted by `send` that have not left this process. */
	readonly bufferedBytes: number;
	/** Ends the call at the far end. Idempotent. */
	hangUp(reason: string): void;
};
