import type { WebSocket } from "ws";
import { Listening } from "../speech/listening.ts";
import { readObject } from "../speech/messages.ts";
import type { SocketRoute } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import type { RecordedListening } from "../speech/types.ts";
import { authorised } from "./authorised.ts";
import { elevenLabsError } from "./errors.ts";
import { readFormat } from "./formats.ts";

/** Less audio is not worth a commit. */
const SHORTEST_COMMIT_MS = 300;

/** `wss://…/v1/speech-to-text/realtime`: the streaming recogniser of ElevenLabs. */
export const realtimeRoute = (state: SpeechState, apiKey: string | undefined): SocketRoute => ({
	path: /^\/v1\/speech-to-text\/realtime$/,
	on: "listen",
	refusal: elevenLabsError,
	refuse: ({ url }) => {
		const bad = (message: string) => elevenLabsError({ status: 400, message });
		if (!readFormat(url.searchParams.get("audio_format") ?? "pcm_16000")) return bad("Unsupported audio_format.");
		return url.searchParams.get("model_id") ? null : bad("model_id is required.");
	},
	open(socket, record) {
		if (authorised(record.headers, apiKey)) listen(socket, record, state);
		else fail(socket, record, "auth_error", "Invalid API key");
	},
});

function fail(socket: WebSocket, record: RecordedListening, kind: string, error: string): void {
	socket.send(JSON.stringify({ message_type: kind, error }));
	record.closed = { by: "server", code: 1008 };
	socket.close(1008, error.slice(0, 120));
}

type Chunk = { audio: Buffer; commit: boolean };

function readChunk(text: string): Chunk | null {
	const { message_type: type, audio_base_64: audio, commit = false } = readObject(text) ?? {};
	if (type !== "input_audio_chunk" || typeof audio !== "string" || typeof commit !== "boolean") return null;
	return { audio: Buffer.from(audio, "base64"), commit };
}

function listen(socket: WebSocket, record: RecordedListening, state: SpeechState): void {
	const { query } = record;
	const format = readFormat(query.get("audio_format") ?? "pcm_16000");
	if (!format) return;
	const language = query.get("language_code") ?? "en";
	const listening = new Listening(state, record, language, format.encoding, format.sampleRate);
	let answers = Promise.resolve();
	const send = (message: object) => socket.send(JSON.stringify(message));
	/** Silence that ends a stretch by itself; none when the client commits. */
	const silenceMs =
		query.get("commit_strategy") === "vad" ? Number(query.get("vad_silence_threshold_secs") ?? 1.5) * 1000 : null;

	function commit(): void {
		const uncommittedMs = listening.nowMs - listening.fromMs;
		if (uncommittedMs < SHORTEST_COMMIT_MS) {
			const error = `Commit request ignored: only ${(uncommittedMs / 1000).toFixed(2)}s of uncommitted audio.`;
			send({ message_type: "commit_throttled", error });
			return;
		}
		const fault = state.takeFault("listen", "hang", "close", "error", "garbage");
		const taken = listening.take();
		if (fault?.kind === "close") {
			record.closed = { by: "server", code: fault.code };
			if (fault.code === 1006) socket.terminate();
			else socket.close(fault.code, fault.reason ?? "");
		} else if (fault?.kind === "garbage") socket.send("<<<\u0000 no message >>>");
		else if (fault?.kind === "error") fail(socket, record, fault.code, fault.message ?? "Something went wrong.");
		else if (!fault && taken) {
			const due = new Promise<void>((resolve) => setTimeout(resolve, taken.inMs));
			answers = answers.then(() => due).then(() => answer(taken.text));
		}
	}

	function answer(text: string): void {
		record.finals.push(text);
		send({ message_type: "committed_transcript", text });
		if (query.get("include_timestamps") === "true")
			send({ message_type: "committed_transcript_with_timestamps", text, language_code: language, words: [] });
		state.changed();
	}

	send({
		message_type: "session_started",
		session_id: `emulated-${record.id}`,
		config: { sample_rate: format.sampleRate, audio_format: query.get("audio_format"), language_code: language },
	});
	socket.on("message", (data) => {
		const chunk = Buffer.isBuffer(data) ? readChunk(data.toString()) : null;
		if (!chunk) return fail(socket, record, "input_error", "The message cannot be read.");
		record.messages.push(chunk.commit ? "commit" : "audio");
		if (chunk.audio.length > 0) {
			const partial = listening.hear(chunk.audio);
			if (partial !== null) send({ message_type: "partial_transcript", text: partial });
		}
		if (chunk.commit || (silenceMs !== null && listening.spoken && listening.silenceMs >= silenceMs)) commit();
		state.changed();
	});
}
