import type { WebSocket } from "ws";
import { bytesPerSample, speechBytes } from "../speech/audio.ts";
import { readObject } from "../speech/messages.ts";
import type { SocketRoute } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import type { RecordedSpeech } from "../speech/types.ts";
import { Utterances } from "../speech/utterance.ts";
import { authorised } from "./authorised.ts";
import { deepgramError } from "./errors.ts";
import { readVoice } from "./voice-query.ts";

/** Characters of one `Speak`, and flushes of one socket in a minute (Deepgram: Text to speech rate limits). */
const MOST_CHARACTERS = 2000;
const MOST_FLUSHES = 20;

/** `wss://…/v1/speak`: Deepgram's voices over a socket. */
export const speakRoute = (state: SpeechState, apiKey: string | undefined): SocketRoute => ({
	path: /^\/v1\/speak$/,
	on: "speak",
	refusal: deepgramError,
	refuse({ url, headers }) {
		if (!authorised(headers, apiKey)) return deepgramError({ status: 401 });
		const voice = readVoice(url.searchParams);
		return "problem" in voice ? deepgramError(voice.problem) : null;
	},
	open: (socket, record) => speak(socket, record, state),
});

function speak(socket: WebSocket, record: RecordedSpeech, state: SpeechState): void {
	const voice = readVoice(record.query);
	if ("problem" in voice) return;
	const { encoding, sampleRate, speed } = voice;
	const said: unknown[] = [];
	record.body = said;
	let buffer = "";
	let sequence = 0;
	let flushes: number[] = [];
	const send = (message: object) => socket.send(JSON.stringify(message));
	const close = (code: number, reason: string) => {
		if (record.outcome === "open") record.outcome = "complete";
		if (code === 1006) socket.terminate();
		else socket.close(code, reason);
		state.changed();
	};
	const utterances = new Utterances(state, record, (bytesPerSample(encoding) * sampleRate) / 1000, {
		send: (audio) => socket.send(audio),
		cut: close,
	});

	function flush(then: () => void): void {
		const audio = buffer.trim() === "" ? Buffer.alloc(0) : speechBytes(buffer, encoding, sampleRate, speed);
		buffer = "";
		utterances.say(audio, then);
	}

	function mayFlush(): boolean {
		const now = Date.now();
		flushes = flushes.filter((at) => now - at < 60_000);
		if (flushes.length < MOST_FLUSHES) return flushes.push(now) > 0;
		send({
			type: "Warning",
			code: "EXCESSIVE_FLUSH",
			description: "Too many flushes in a minute; this one is ignored.",
		});
		return false;
	}

	send({
		type: "Metadata",
		request_id: `emulated-${record.id}`,
		model_name: record.query.get("model"),
		model_version: "1",
	});
	socket.on("message", (data) => {
		const message = Buffer.isBuffer(data) ? readObject(data.toString()) : null;
		said.push(message);
		switch (message?.type) {
			case "Speak": {
				const text = String(message.text ?? "");
				if (text.length > MOST_CHARACTERS) close(1008, "DATA-0001: too many characters");
				else buffer += text;
				break;
			}
			case "Flush":
				if (mayFlush()) flush(() => send({ type: "Flushed", sequence_id: sequence++ }));
				break;
			case "Clear":
				buffer = "";
				utterances.clear();
				send({ type: "Cleared", sequence_id: sequence++ });
				break;
			case "Close":
				flush(() => close(1000, ""));
				break;
			default:
				close(1008, "DATA-0000: invalid command");
		}
		state.changed();
	});
}
