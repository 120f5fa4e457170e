import { EventEmitter, once } from "node:events";
import { replyTo } from "./script.ts";
import type {
	ChatRequest,
	Endpoint,
	Fault,
	RecordedRequest,
	RecordedTranscription,
	Reply,
	Rule,
	Script,
	TranscriptReply,
} from "./types.ts";

/** Requests and recordings kept for inspection: the newest so many. */
const KEPT = 500;

/** What one emulator knows: its script, the faults that wait, and what it was asked. */
export class EmulatorState {
	readonly requests: RecordedRequest[] = [];
	readonly transcriptions: RecordedTranscription[] = [];
	/** Milliseconds before the first piece of a chat stream and between pieces. */
	pace = { firstMs: 0, pieceMs: 0 };
	readonly #changes = new EventEmitter().setMaxListeners(0);
	#rules: (Rule & { left: number })[] = [];
	#faults: (Fault & { left: number })[] = [];
	#transcripts: TranscriptReply[] = [];
	#lastId = 0;

	script(rules: Script): void {
		this.#rules = rules.map((rule) => ({ ...rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
	}

	fault(faults: readonly Fault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1 }));
	}

	/** Texts of the next transcriptions, in order; afterwards the rehearsal's own. */
	transcribe(replies: readonly (string | TranscriptReply)[]): void {
		this.#transcripts = replies.map((reply) => (typeof reply === "string" ? { text: reply } : reply));
	}

	takeFault(endpoint: Endpoint): Fault | undefined {
		const fault = this.#faults.find(({ on, left }) => left > 0 && (on ?? endpoint) === endpoint);
		if (fault) fault.left--;
		return fault;
	}

	takeTranscript(): TranscriptReply | undefined {
		return this.#transcripts.shift();
	}

	reply(request: ChatRequest): Reply {
		return replyTo(request, this.#rules);
	}

	record(entry: Omit<RecordedRequest, "id" | "at" | "status" | "outcome">): RecordedRequest {
		const record: RecordedRequest = { ...entry, id: ++this.#lastId, at: Date.now(), status: 0, outcome: "open" };
		this.requests.push(record);
		if (this.requests.length > KEPT) this.requests.shift();
		this.#changes.emit("change");
		return record;
	}

	finish(record: RecordedRequest, outcome: Exclude<RecordedRequest["outcome"], "open">, status: number): void {
		if (record.outcome !== "open") return;
		record.outcome = outcome;
		record.status = status;
		this.#changes.emit("change");
	}

	keep(transcription: RecordedTranscription): void {
		this.transcriptions.push(transcription);
		if (this.transcriptions.length > KEPT) this.transcriptions.shift();
		this.#changes.emit("change");
	}

	/** Resolves as soon as the condition holds; rejects after `timeoutMs`. */
	async waitFor(condition: () => boolean, timeoutMs: number): Promise<void> {
		const signal = AbortSignal.timeout(timeoutMs);
		while (!condition()) await once(this.#changes, "change", { signal });
	}

	reset(): void {
		this.requests.length = 0;
		this.transcriptions.length = 0;
		this.#rules = [];
		this.#faults = [];
		this.#transcripts = [];
		this.pace = { firstMs: 0, pieceMs: 0 };
	}
}
