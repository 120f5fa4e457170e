import { type RawData, WebSocket } from "ws";
import { createEcho, decodeMuLaw, encodeMuLaw } from "../telephone/index.ts";
import { decodeALaw, encodeALaw } from "./a-law.ts";
import type { AudioPath, Leg } from "./leg.ts";
import { invalidMedia, readStreamCommand, type StreamProblem } from "./stream-messages.ts";
import type { Codec, MediaReport } from "./types.ts";

const FRAME_MS = 20;
const BYTES_PER_MS = 8;
const MAX_CHUNK_MS = 30_000;
const CLOSE_MS = 1000;

/** An ID3 tag, or the header of an MPEG frame (ISO 11172-3: sync, version, layer, bit rate and rate that exist). */
function isMp3(bytes: Buffer): boolean {
	if (bytes.toString("latin1", 0, 3) === "ID3") return true;
	const [sync = 0, version = 0, rate = 0] = bytes;
	const known = (version & 0x18) !== 0x08 && (version & 0x06) !== 0 && rate >> 4 !== 0x0f && (rate & 0x0c) !== 0x0c;
	return sync === 0xff && (version & 0xe0) === 0xe0 && known;
}

/** The messages of one open media socket, both ways, until one side ends it. */
export class MediaStream implements AudioPath {
	readonly closed: Promise<void>;
	readonly #leg: Leg;
	readonly #socket: WebSocket;
	readonly #report: MediaReport;
	readonly #sends: Codec | null;
	readonly #parameters: unknown;
	#sequence = 0;
	#chunk = 0;
	/** A chunk that the next one overtakes. */
	#held: string | null = null;
	readonly #onMark = (name: string) => {
		this.#leg.note("mark-played", { name, samples: this.#leg.ear.heardSamples });
		this.#echo(name);
	};
	readonly #echo: (name: string) => void;

	constructor(
		leg: Leg,
		socket: WebSocket,
		report: MediaReport,
		{ sends, parameters }: { readonly sends: Codec | null; readonly parameters: unknown },
	) {
		this.#leg = leg;
		this.#socket = socket;
		this.#report = report;
		this.#echo = createEcho(leg.state.echoes, (name) => this.#send("mark", { mark: { name } }));
		this.#sends = sends;
		this.#parameters = parameters;
		socket.on("message", (data, binary) => this.#receive(data, binary));
		this.closed = new Promise((resolve) => socket.on("close", () => resolve()));
		leg.ear.open();
		report.openedMs = leg.ear.nowMs;
		leg.ear.onMark(this.#onMark);
	}

	start(): void {
		const { state, callControlId, sessionId, from, to, clientState } = this.#leg;
		this.#socket.send(JSON.stringify({ event: "connected", version: "1.0.0" }));
		this.#send("start", {
			start: {
				user_id: state.userId,
				call_control_id: callControlId,
				call_session_id: sessionId,
				from,
				to,
				...(clientState === null ? {} : { client_state: clientState }),
				media_format: { encoding: this.#report.encoding, sample_rate: 8000, channels: 1 },
				...(this.#parameters === undefined ? {} : { custom_parameters: this.#parameters }),
			},
		});
		this.#leg.attach(this);
	}

	frame(bytes: Uint8Array): void {
		const chunk = ++this.#chunk;
		this.#report.sent++;
		const audio = this.#report.encoding === "PCMA" ? encodeALaw(decodeMuLaw(bytes)) : bytes;
		const message = this.#message("media", {
			media: {
				track: "inbound",
				chunk: String(chunk),
				timestamp: String((chunk - 1) * FRAME_MS),
				payload: Buffer.from(audio.buffer, audio.byteOffset, audio.length).toString("base64"),
			},
		});
		if (this.#held === null && this.#leg.state.media.reorder === true) {
			this.#held = message;
			return;
		}
		this.#write(message);
		this.#flush();
	}

	press(digit: string): void {
		this.#send("dtmf", { occurred_at: this.#leg.state.occurredAt(), dtmf: { digit } });
	}

	dropSocket(): void {
		this.#report.end ??= "dropped";
		this.#socket.terminate();
	}

	/** Says `stop` and closes; a far end that does not answer is cut off. */
	stop(reason: "stopped" | "hang-up"): void {
		if (this.#report.end !== null) return;
		this.#report.end = reason;
		const { state, callControlId } = this.#leg;
		this.#flush();
		this.#send("stop", { stop: { user_id: state.userId, call_control_id: callControlId } });
		this.#socket.close(1000);
		const timer = setTimeout(() => this.#socket.terminate(), CLOSE_MS);
		this.#socket.once("close", () => clearTimeout(timer));
	}

	/** Lets go of the person; what is queued is not heard any more. */
	finish(): void {
		this.#report.end ??= "product";
		this.#leg.ear.offMark(this.#onMark);
		this.#leg.ear.clear();
		this.#leg.detach(this);
		this.#report.closedMs = this.#leg.ear.nowMs;
	}

	#message(event: string, rest: Readonly<Record<string, unknown>>): string {
		const sequence_number = String(++this.#sequence);
		return JSON.stringify({ event, sequence_number, stream_id: this.#report.streamId, ...rest });
	}

	#send(event: string, rest: Readonly<Record<string, unknown>>): void {
		this.#write(this.#message(event, rest));
	}

	#write(message: string): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
	}

	#flush(): void {
		if (this.#held !== null) this.#write(this.#held);
		this.#held = null;
	}

	#complain(problem: StreamProblem): void {
		this.#report.errors.push(problem.code);
		this.#leg.note("stream-error", problem);
		this.#write(JSON.stringify({ event: "error", stream_id: this.#report.streamId, payload: problem }));
	}

	#receive(data: RawData, binary: boolean): void {
		if (this.#report.end !== null) return;
		const command = readStreamCommand(binary ? "" : String(data));
		if ("code" in command) this.#complain(command);
		else if (command.event === "media") this.#hear(command.audio);
		else if (command.event === "mark") {
			this.#leg.note("mark", { name: command.name });
			this.#leg.ear.mark(command.name);
		} else this.#clear();
	}

	#clear(): void {
		const marks = this.#leg.ear.clear();
		this.#leg.note("clear", { marks, samples: this.#leg.ear.heardSamples });
		if (this.#leg.state.media.marksAfterClear !== true) return;
		for (const name of marks) this.#send("mark", { mark: { name } });
	}

	#hear(audio: Buffer): void {
		this.#report.received++;
		if (this.#sends === null) {
			// MP3 is checked and not decoded: nobody here streams it.
			if (!isMp3(audio)) this.#complain(invalidMedia("The payload is no MP3, which the mode mp3 expects."));
			return;
		}
		const ms = audio.length / BYTES_PER_MS;
		if (ms < FRAME_MS || ms > MAX_CHUNK_MS) this.#report.oddChunks++;
		this.#leg.ear.receive(this.#sends === "PCMA" ? encodeMuLaw(decodeALaw(audio)) : audio);
	}
}
