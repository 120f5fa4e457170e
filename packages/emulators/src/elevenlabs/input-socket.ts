import type { WebSocket } from "ws";
import { speechBytes } from "../speech/audio.ts";
import { readObject } from "../speech/messages.ts";
import type { SocketRoute } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import type { RecordedSpeech } from "../speech/types.ts";
import { Utterances } from "../speech/utterance.ts";
import { authorised } from "./authorised.ts";
import { elevenLabsError } from "./errors.ts";
import { readFormat } from "./formats.ts";

const MOST_CONTEXTS = 5;
const IDLE_SECONDS = 20;
/** Text is spoken when there is so much of it, or when it is flushed. */
const SCHEDULED_CHARACTERS = 120;

/**
 * `wss://…/v1/text-to-speech/{voice}/stream-input`, which is one utterance, and `…/multi-stream-input`, where each context
 * is one: the voices of ElevenLabs over a socket.
 */
export const inputRoute = (state: SpeechState, apiKey: string | undefined): SocketRoute => ({
	path: /^\/v1\/text-to-speech\/[^/]+\/(multi-)?stream-input$/,
	on: "speak",
	refusal: elevenLabsError,
	refuse({ url, headers }) {
		if (!authorised(headers, apiKey)) return elevenLabsError({ status: 403, code: "invalid_api_key" });
		if (url.searchParams.get("model_id") === "eleven_v3")
			return elevenLabsError({ status: 403, code: "model_not_found" });
		const format = readFormat(url.searchParams.get("output_format") ?? "");
		return format ? null : elevenLabsError({ status: 400, code: "invalid_output_format" });
	},
	open: (socket, record) => speak(socket, record, state),
});

type Context = { text: string; utterances: Utterances };

function speak(socket: WebSocket, record: RecordedSpeech, state: SpeechState): void {
	const format = readFormat(record.query.get("output_format") ?? "");
	if (!format) return;
	const multi = record.path.endsWith("/multi-stream-input");
	const said: unknown[] = [];
	record.body = said;
	const contexts = new Map<string, Context>();
	const idleMs = state.delays.idleMs ?? Number(record.query.get("inactivity_timeout") ?? IDLE_SECONDS) * 1000;
	let idle = setTimeout(() => undefined);
	const send = (message: object) => socket.send(JSON.stringify(message));
	const close = (code: number, reason: string) => {
		if (record.outcome === "open") record.outcome = "complete";
		if (code === 1006) socket.terminate();
		else socket.close(code, reason.slice(0, 120));
		state.changed();
	};
	const fail = (error: string, message: string) => {
		send({ message, error, code: 1008 });
		close(1008, message);
	};
	const stayAwake = () => {
		clearTimeout(idle);
		const message = "Have not received a new text input within the timeout.";
		idle = setTimeout(() => fail("input_timeout_exceeded", message), idleMs);
	};

	function contextOf(id: string): Context | null {
		const known = contexts.get(id);
		if (known || contexts.size >= MOST_CONTEXTS) return known ?? null;
		const named = multi ? { contextId: id } : {};
		const context = {
			text: "",
			utterances: new Utterances(state, record, format?.bytesPerMs ?? 1, {
				send: (audio) => send({ audio: audio.toString("base64"), isFinal: null, alignment: null, ...named }),
				cut: close,
			}),
		};
		contexts.set(id, context);
		return context;
	}

	function generate(context: Context, then: () => void = () => {}): void {
		const text = context.text.trim();
		context.text = "";
		const audio =
			text === "" ? Buffer.alloc(0) : speechBytes(text, format?.encoding ?? "linear16", format?.sampleRate ?? 8000, 1);
		context.utterances.say(audio, then);
	}

	function finish(id: string, context: Context): void {
		contexts.delete(id);
		generate(context, () => {
			send({ audio: null, isFinal: true, ...(multi ? { contextId: id } : {}) });
			if (!multi) close(1000, "");
		});
	}

	stayAwake();
	socket.on("close", () => clearTimeout(idle));
	socket.on("message", (data) => {
		stayAwake();
		const message = Buffer.isBuffer(data) ? readObject(data.toString()) : null;
		said.push(message);
		state.changed();
		if (!message) return fail("invalid_input_message", "The message cannot be read.");
		if (message.close_socket === true) return close(1000, "");
		const id = multi ? String(message.context_id ?? "default") : "";
		const context = contextOf(id);
		if (!context) return fail("max_contexts_exceeded", `At most ${MOST_CONTEXTS} contexts.`);
		const text = typeof message.text === "string" ? message.text : null;
		if (text?.trim()) context.text += text;
		// Empty text ends the input of one utterance, and keeps a context of many alive.
		if (message.close_context === true || (text === "" && !multi)) finish(id, context);
		else if (message.flush === true || context.text.length >= SCHEDULED_CHARACTERS) generate(context);
	});
}
