import { EventEmitter, once } from "node:events";
import { rehearsedCaller } from "../openai-compatible/rehearsal/caller.ts";
import type { FaultKind, FaultOf, RecordedListening, RecordedSpeech, SpeechDelays, SpeechFault } from "./types.ts";

/** Recordings kept for inspection: the newest so many. */
const KEPT = 500;
const prompt: SpeechDelays = { handshakeMs: 0, finalMs: 0, firstAudioMs: 0, idleMs: null };

/** What the emulator of a speech vendor knows: its script, the faults that wait, and what it was asked. */
export class SpeechState {
	readonly listenings: RecordedListening[] = [];
	readonly speeches: RecordedSpeech[] = [];
	delays = prompt;
	readonly #changes = new EventEmitter().setMaxListeners(0);
	readonly #caller = rehearsedCaller();
	#faults: (SpeechFault & { left: number })[] = [];
	#transcripts: string[] = [];
	#lastId = 0;

	fault(faults: readonly SpeechFault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1 }));
	}

	transcribe(texts: readonly string[]): void {
		this.#transcripts = [...texts];
	}

	/** The next fault of one of these kinds; it counts as met. */
	takeFault<Kind extends FaultKind>(on: "listen" | "speak", ...kinds: readonly Kind[]): FaultOf<Kind> | undefined {
		const found = this.#faults.find(
			(fault) => fault.left > 0 && (fault.on ?? on) === on && (kinds as readonly FaultKind[]).includes(fault.kind),
		);
		if (found) found.left--;
		return found as FaultOf<Kind> | undefined;
	}

	takeTranscript(language: string): string {
		return this.#transcripts.shift() ?? this.#caller.next(language);
	}

	recordListening(entry: Pick<RecordedListening, "path" | "query" | "headers">): RecordedListening {
		const record: RecordedListening = {
			...entry,
			id: ++this.#lastId,
			at: Date.now(),
			status: 0,
			audio: [],
			audioMs: 0,
			messages: [],
			finals: [],
			closed: null,
		};
		keep(this.listenings, record);
		this.changed();
		return record;
	}

	recordSpeech(entry: Pick<RecordedSpeech, "path" | "query" | "headers" | "body">): RecordedSpeech {
		const more = { id: ++this.#lastId, at: Date.now(), status: 0, bytes: 0, audioMs: 0, outcome: "open" } as const;
		const record: RecordedSpeech = { ...entry, ...more };
		keep(this.speeches, record);
		this.changed();
		return record;
	}

	/** Whoever waits for something looks again. */
	changed(): void {
		this.#changes.emit("change");
	}

	async waitFor(condition: () => boolean, timeoutMs: number): Promise<void> {
		const signal = AbortSignal.timeout(timeoutMs);
		while (!condition()) await once(this.#changes, "change", { signal });
	}

	reset(): void {
		this.listenings.length = 0;
		this.speeches.length = 0;
		this.#faults = [];
		this.#transcripts = [];
		this.delays = prompt;
	}
}

function keep<T>(list: T[], item: T): void {
	list.push(item);
	if (list.length > KEPT) list.shift();
}
