import type { Encoding } from "../speech/audio.ts";
import { Listening } from "../speech/listening.ts";
import type { SpeechState } from "../speech/state.ts";
import type { FaultOf, RecordedListening } from "../speech/types.ts";

type Line = {
	send(path: string, message: object): void;
	close(code: number, reason: string): void;
	garbage(): void;
};

/** Of silence, after which a phrase is over, unless the client says otherwise. */
const SEGMENTATION_MS = 500;
const CONFIDENCE = 0.93;
/** Positions are told in units of 100 ns. */
const ticks = (ms: number) => Math.round(ms * 10_000);

/** Format tag, rate and width of a WAV header that the audio follows. */
function readFormat(header: Buffer): { encoding: Encoding; sampleRate: number } | null {
	if (header.length < 44 || header.toString("latin1", 0, 4) !== "RIFF") return null;
	const [tag, channels, sampleRate, bits] = [
		header.readUInt16LE(20),
		header.readUInt16LE(22),
		header.readUInt32LE(24),
		header.readUInt16LE(34),
	];
	if (channels !== 1 || (sampleRate !== 8000 && sampleRate !== 16_000)) return null;
	if (tag === 1 && bits === 16) return { encoding: "linear16", sampleRate };
	return tag === 7 && bits === 8 ? { encoding: "mulaw", sampleRate } : null;
}

function segmentationOf(context: string): number | null {
	try {
		const mode = /"segmentationSilenceTimeoutMs":\s*(\d+)/.exec(JSON.stringify(JSON.parse(context)));
		return Number(mode?.[1] ?? SEGMENTATION_MS);
	} catch {
		return null;
	}
}

/** From `turn.start` to `turn.end`. */
export class Turn {
	#listening: Listening | null = null;
	/** Where the turn begins in the audio of the socket: positions are told from here. */
	#fromMs = 0;
	#spoken = false;
	#over = false;
	/** Each answer waits for the one before. */
	#answers: Promise<void> = Promise.resolve();
	readonly #record: RecordedListening;
	readonly #state: SpeechState;
	readonly #line: Line;
	readonly #segmentationMs: number;

	private constructor(record: RecordedListening, state: SpeechState, line: Line, segmentationMs: number) {
		this.#record = record;
		this.#state = state;
		this.#line = line;
		this.#segmentationMs = segmentationMs;
	}

	/** Null when `speech.context` is not JSON. */
	static fromContext(context: string, record: RecordedListening, state: SpeechState, line: Line): Turn | null {
		const segmentationMs = segmentationOf(context);
		return segmentationMs === null ? null : new Turn(record, state, line, segmentationMs);
	}

	/** Whether the audio could be read: it begins with a WAV header of a format that is known. */
	hear(body: Buffer, contentType: string): boolean {
		if (this.#over) return true;
		if (/^audio\/x-wav/.test(contentType)) {
			const format = readFormat(body);
			if (!format) return false;
			const language = this.#record.query.get("language") ?? "en-US";
			this.#listening = new Listening(this.#state, this.#record, language, format.encoding, format.sampleRate);
			this.#fromMs = this.#listening.nowMs;
			this.#listening.fromMs = this.#fromMs;
			return true;
		}
		const listening = this.#listening;
		if (!listening) return false;
		const before = listening.spoken;
		const words = listening.hear(body);
		if (!before && listening.spoken) {
			if (!this.#spoken) this.#send("speech.startDetected", { Offset: this.#span().Offset });
			this.#spoken = true;
		}
		if (words !== null && words !== "") {
			const hypothesis = { Text: words.toLowerCase(), ...this.#span() };
			this.#later(0, () => this.#send("speech.hypothesis", hypothesis));
		}
		if (listening.spoken && listening.silenceMs >= this.#segmentationMs) this.#phrase();
		return true;
	}

	/** No more audio comes. */
	end(): void {
		if (this.#over) return;
		this.#over = true;
		const fault = this.#state.takeFault("listen", "hang", "close", "error", "garbage");
		if (fault) this.#suffer(fault);
		else this.#finish();
	}

	#suffer(fault: FaultOf<"hang" | "close" | "error" | "garbage">): void {
		if (fault.kind === "close") this.#line.close(fault.code, fault.reason ?? "");
		else if (fault.kind === "garbage") this.#line.garbage();
		else if (fault.kind === "error")
			this.#send("speech.phrase", { RecognitionStatus: fault.code, Offset: 0, Duration: 0 });
	}

	#finish(): void {
		this.#phrase();
		this.#later(0, () => {
			this.#send("speech.endDetected", { Offset: ticks(this.#record.audioMs - this.#fromMs) });
			this.#send("turn.end", {});
		});
	}

	#span() {
		const { fromMs = 0, nowMs = 0 } = this.#listening ?? {};
		return { Offset: ticks(fromMs - this.#fromMs), Duration: ticks(nowMs - fromMs) };
	}

	#phrase(): void {
		const span = this.#span();
		const taken = this.#listening?.take();
		if (!taken) return;
		const { text } = taken;
		const heard = text !== "";
		const status = heard ? "Success" : this.#spoken ? "NoMatch" : "InitialSilenceTimeout";
		const detailed = this.#record.query.get("format") === "detailed";
		const lexical = text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "");
		const best = { Confidence: CONFIDENCE, Lexical: lexical, ITN: lexical, MaskedITN: lexical, Display: text };
		this.#later(taken.inMs, () => {
			if (heard) this.#record.finals.push(text);
			this.#send("speech.phrase", {
				Id: "emulated",
				RecognitionStatus: status,
				...span,
				Channel: 0,
				...(heard ? { DisplayText: text, ...(detailed ? { NBest: [best] } : {}) } : {}),
			});
		});
	}

	#later(ms: number, answer: () => void): void {
		const due = new Promise<void>((resolve) => setTimeout(resolve, ms));
		this.#answers = this.#answers.then(() => due).then(answer);
	}

	#send(path: string, message: object): void {
		this.#line.send(path, message);
		this.#state.changed();
	}
}
