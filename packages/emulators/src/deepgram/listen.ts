import type { WebSocket } from "ws";
import type { Encoding } from "../speech/audio.ts";
import { Listening } from "../speech/listening.ts";
import { readObject } from "../speech/messages.ts";
import type { SocketRoute } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import type { RecordedListening } from "../speech/types.ts";
import { authorised } from "./authorised.ts";
import { deepgramError } from "./errors.ts";

/** Nothing received for so long ends the session (Deepgram: Audio keep alive). */
const IDLE_MS = 10_000;

const isEncoding = (value: string | null): value is Encoding => value === "linear16" || value === "mulaw";

/** `wss://…/v1/listen`: the streaming recogniser of Deepgram. */
export const listenRoute = (state: SpeechState, apiKey: string | undefined): SocketRoute => ({
	path: /^\/v1\/listen$/,
	on: "listen",
	refusal: deepgramError,
	refuse({ url, headers }) {
		if (!authorised(headers, apiKey)) return deepgramError({ status: 401 });
		const { searchParams: query } = url;
		const bad = (message: string) => deepgramError({ status: 400, code: "INVALID_QUERY_PARAMETER", message });
		if (!isEncoding(query.get("encoding"))) return bad("This emulator hears linear16 and mulaw only.");
		if (!(Number(query.get("sample_rate")) >= 8000)) return bad("sample_rate is required with a raw encoding.");
		if (!query.get("model")) return bad("model is required.");
		return null;
	},
	open: (socket, record) => listen(socket, record, state),
});

function listen(socket: WebSocket, record: RecordedListening, state: SpeechState): void {
	const { query } = record;
	const encoding = query.get("encoding") === "mulaw" ? "mulaw" : "linear16";
	const language = query.get("language") ?? "en";
	const listening = new Listening(state, record, language, encoding, Number(query.get("sample_rate")));
	const on = (name: string) => query.get(name) === "true";
	// Ten milliseconds unless it is said otherwise.
	const endpointing = query.get("endpointing") === "false" ? null : Number(query.get("endpointing") ?? 10);
	const utteranceEnd = Number(query.get("utterance_end_ms") ?? Number.NaN);
	let lastWordMs: number | null = null;
	let speaking = false;
	let answers = Promise.resolve();
	let pending = 0;
	let idle = setTimeout(() => undefined);

	const close = (code: number, reason: string) => {
		record.closed ??= { by: "server", code };
		if (code === 1006) socket.terminate();
		else socket.close(code, reason);
	};
	const stayAwake = () => {
		clearTimeout(idle);
		const reason = "NET-0001: Deepgram did not receive audio data or a text message within the timeout window.";
		idle = setTimeout(() => close(1011, reason), state.delays.idleMs ?? IDLE_MS);
	};
	const send = (message: object) => socket.send(JSON.stringify(message));
	const seconds = (ms: number) => Math.round(ms * 1000) / 1_000_000;

	function results(
		text: string,
		fromMs: number,
		toMs: number,
		how: { final: boolean; speech?: boolean; flush?: boolean },
	) {
		const words = text.split(" ").filter(Boolean);
		const wordMs = (toMs - fromMs) / Math.max(1, words.length);
		if (how.final) record.finals.push(text);
		send({
			type: "Results",
			channel_index: [0, 1],
			start: seconds(fromMs),
			duration: seconds(toMs - fromMs),
			is_final: how.final,
			speech_final: how.speech ?? false,
			from_finalize: how.flush ?? false,
			channel: {
				alternatives: [
					{
						transcript: text,
						confidence: text === "" ? 0 : 0.97,
						words: words.map((word, index) => ({
							word: word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""),
							punctuated_word: word,
							start: seconds(fromMs + index * wordMs),
							end: seconds(fromMs + (index + 1) * wordMs),
							confidence: 0.97,
						})),
					},
				],
			},
			metadata: { request_id: `emulated-${record.id}`, model_info: { name: query.get("model") } },
		});
		state.changed();
	}

	/** Words for what was heard; nothing, as Deepgram has it, when there is no audio to flush. */
	function finish(how: { speech?: boolean; flush?: boolean }, then: () => void = () => {}): void {
		const taken = listening.take();
		const answer = () => {
			if (taken) results(taken.text, taken.fromMs, taken.toMs, { final: true, ...how });
			then();
		};
		const inMs = taken?.inMs ?? 0;
		if (inMs === 0 && pending === 0) {
			answer();
			return;
		}
		// In order: what is asked for later is not answered earlier.
		pending++;
		const due = new Promise<void>((resolve) => setTimeout(resolve, inMs));
		answers = answers
			.then(() => due)
			.then(() => {
				pending--;
				answer();
			});
	}

	function finalise(): void {
		const fault = state.takeFault("listen", "hang", "close", "error", "garbage");
		if (fault) listening.take();
		if (fault?.kind === "close") close(fault.code, fault.reason ?? "");
		else if (fault?.kind === "garbage") socket.send("<<<\u0000 no message >>>");
		else if (fault?.kind === "error")
			send({ type: "Error", variant: fault.code, description: fault.message ?? "Something went wrong." });
		else if (!fault) finish({ flush: true });
	}

	function hear(bytes: Buffer): void {
		const before = listening.spoken;
		const soundedUntilMs = listening.soundEndMs;
		const partial = listening.hear(bytes);
		if (!before && listening.spoken) {
			if (on("vad_events")) send({ type: "SpeechStarted", channel: [0], timestamp: seconds(listening.nowMs) });
			speaking = true;
		}
		if (listening.soundEndMs > soundedUntilMs) lastWordMs = listening.soundEndMs;
		if (partial !== null && on("interim_results"))
			results(partial, listening.fromMs, listening.nowMs, { final: false });
		if (speaking && endpointing !== null && listening.silenceMs >= endpointing) {
			speaking = false;
			finish({ speech: true });
		}
		if (lastWordMs !== null && listening.silenceMs >= utteranceEnd) {
			send({ type: "UtteranceEnd", channel: [0, 1], last_word_end: seconds(lastWordMs) });
			lastWordMs = null;
		}
	}

	function closeStream(): void {
		finish({}, () => {
			const duration = seconds(record.audioMs);
			send({
				type: "Metadata",
				transaction_key: "deprecated",
				request_id: `emulated-${record.id}`,
				duration,
				channels: 1,
			});
			close(1000, "");
		});
	}

	stayAwake();
	socket.on("close", () => clearTimeout(idle));
	socket.on("message", (data, isBinary) => {
		if (!Buffer.isBuffer(data)) return;
		stayAwake();
		if (isBinary) {
			if (data.length === 0) closeStream();
			else hear(data);
			return;
		}
		const type = String(readObject(data.toString())?.type);
		record.messages.push(type);
		if (type === "Finalize") finalise();
		else if (type === "CloseStream") closeStream();
		else if (type !== "KeepAlive") close(1008, "DATA-0000: The payload cannot be decoded.");
		state.changed();
	});
}
