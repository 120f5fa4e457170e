import { type RawData, WebSocket } from "ws";
import { createEcho } from "../telephone/index.ts";
import type { AudioPath, Call } from "./call.ts";
import { readStreamCommand, type StreamCommand } from "./stream-messages.ts";
import type { StreamReport } from "./types.ts";

const BUFFER_MS = 10 * 60 * 1000;
const CLOSE_MS = 1000;

/** The messages of one open media socket, both ways, until one side ends it. */
export class MediaStream implements AudioPath {
	readonly closed: Promise<void>;
	readonly #call: Call;
	readonly #socket: WebSocket;
	readonly #report: StreamReport;
	#sequence = 0;
	#chunk = 0;
	#overflowed = false;
	readonly #onMark = (name: string) => {
		this.#call.note("mark-played", { name, samples: this.#call.ear.heardSamples });
		this.#echo(name);
	};
	readonly #echo: (name: string) => void;

	constructor(call: Call, socket: WebSocket, report: StreamReport) {
		this.#call = call;
		this.#socket = socket;
		this.#report = report;
		this.#echo = createEcho(call.state.echoes, (name) => this.#send({ event: "mark", mark: { name } }));
		socket.on("message", (data, binary) => this.#receive(data, binary));
		socket.on("error", (error) => this.#fail(31924, error.message));
		this.closed = new Promise((resolve) => socket.on("close", () => resolve()));
		this.#call.ear.open();
		report.openedMs = this.#call.ear.nowMs;
		this.#call.ear.onMark(this.#onMark);
	}

	start(): void {
		const { accountSid } = this.#call.state;
		this.#socket.send(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }));
		this.#send({
			event: "start",
			start: {
				accountSid,
				streamSid: this.#report.streamSid,
				callSid: this.#call.sid,
				tracks: ["inbound"],
				mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
				customParameters: this.#report.parameters,
			},
		});
		this.#call.attach(this);
	}

	frame(bytes: Uint8Array): void {
		const chunk = ++this.#chunk;
		this.#report.sent++;
		this.#send({
			event: "media",
			media: {
				track: "inbound",
				chunk: String(chunk),
				timestamp: String((chunk - 1) * 20),
				payload: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64"),
			},
		});
	}

	press(digit: string): void {
		this.#send({ event: "dtmf", dtmf: { track: "inbound_track", digit } });
	}

	dropSocket(): void {
		this.#end("dropped");
		this.#call.detach(this);
		this.#socket.terminate();
	}

	/** Says `stop` and closes; a far end that does not answer is cut off. */
	stop(reason: "hang-up" | "redirect" | "error"): void {
		this.#end(reason);
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		this.#send({ event: "stop", stop: { accountSid: this.#call.state.accountSid, callSid: this.#call.sid } });
		this.#socket.close(1000);
		const timer = setTimeout(() => this.#socket.terminate(), CLOSE_MS);
		this.#socket.once("close", () => clearTimeout(timer));
	}

	/** Lets go of the person; what is queued is not heard any more. */
	finish(): void {
		this.#end("product");
		this.#call.ear.offMark(this.#onMark);
		this.#call.ear.clear();
		this.#call.detach(this);
		this.#report.closedMs = this.#call.ear.nowMs;
	}

	#end(reason: NonNullable<StreamReport["end"]>): void {
		this.#report.end ??= reason;
	}

	#send({ event, ...rest }: { event: string } & Record<string, unknown>): void {
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		const sequenceNumber = String(++this.#sequence);
		this.#socket.send(JSON.stringify({ event, sequenceNumber, streamSid: this.#report.streamSid, ...rest }));
	}

	#fail(code: number, detail: string): void {
		if (this.#report.end !== null) return;
		this.#call.trouble(code, detail);
		this.stop("error");
	}

	#hear(audio: Buffer): void {
		const { ear } = this.#call;
		this.#report.received++;
		if (ear.queuedMs + audio.length / 8 <= BUFFER_MS) {
			ear.receive(audio);
			return;
		}
		if (!this.#overflowed) this.#call.trouble(31931, "More than 10 minutes of audio are queued.", "warning");
		this.#overflowed = true;
	}

	#receive(data: RawData, binary: boolean): void {
		if (this.#report.end !== null) return;
		const command = binary ? "The message is binary." : readStreamCommand(String(data), this.#report.streamSid);
		if (typeof command === "string") this.#fail(31951, command);
		else this.#obey(command);
	}

	#obey(command: StreamCommand): void {
		const { ear } = this.#call;
		if (command.event === "media") {
			this.#hear(command.audio);
			return;
		}
		if (command.event === "mark") {
			this.#call.note("mark", { name: command.name });
			ear.mark(command.name);
			return;
		}
		const marks = ear.clear();
		this.#call.note("clear", { marks, samples: ear.heardSamples });
		for (const name of marks) this.#send({ event: "mark", mark: { name } });
	}
}
