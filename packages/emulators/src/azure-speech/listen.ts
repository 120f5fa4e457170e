import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { SocketRoute } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import type { RecordedListening } from "../speech/types.ts";
import type { Access } from "./access.ts";
import { azureError } from "./errors.ts";
import { type Frame, readFrame, textFrame } from "./frames.ts";
import { Turn } from "./turn.ts";

/** The address of each mode, with `/stt` before it as a resource of one's own has it, and the newer one for all modes. */
const paths =
	/^(\/stt)?\/speech\/(recognition\/(interactive|conversation|dictation)\/cognitiveservices\/v1|universal\/v2)$/;

export const listenRoute = (state: SpeechState, access: Access): SocketRoute => ({
	path: paths,
	on: "listen",
	refusal: azureError,
	refuse({ url, headers }) {
		if (!access.allows(headers, url.searchParams)) return azureError({ status: 401 });
		return url.searchParams.get("language") ? null : azureError({ status: 400 });
	},
	open: (socket, record) => listen(socket, record, state),
});

/**
 * A turn is what one request id covers: `speech.context`, a WAV header, audio, and an empty `audio` message that ends it.
 * The socket stays open for the next one.
 */
function listen(socket: WebSocket, record: RecordedListening, state: SpeechState): void {
	let configured = false;
	let turn: Turn | null = null;

	const close = (code: number, reason: string) => {
		record.closed ??= { by: "server", code };
		if (code === 1006) socket.terminate();
		else socket.close(code, reason);
	};
	const refuse = (what: string) => close(1007, what);

	function begin(requestId: string, body: Buffer): void {
		const send = (path: string, message: object) => socket.send(textFrame(path, requestId, JSON.stringify(message)));
		const garbage = () => socket.send(textFrame("speech.phrase", requestId, "<<<\u0000 no JSON >>>"));
		turn = Turn.fromContext(body.toString(), record, state, { send, close, garbage });
		if (turn) send("turn.start", { context: { serviceTag: randomBytes(16).toString("hex") } });
		else refuse("speech.context is no JSON");
	}

	function take({ path, requestId, contentType, body }: Frame): void {
		if (path !== "audio") record.messages.push(path);
		if (path === "speech.config") configured = true;
		else if (!configured) refuse("speech.config comes first");
		else if (path === "speech.context") begin(requestId, body);
		else if (path !== "audio") return;
		else if (!turn) refuse("audio without speech.context");
		else if (body.length === 0) turn.end();
		else if (!turn.hear(body, contentType)) refuse("the audio has no header that can be read");
	}

	socket.on("message", (data, isBinary) => {
		if (!Buffer.isBuffer(data) || record.closed) return;
		const frame = readFrame(data, isBinary);
		if (frame) take(frame);
		else refuse("a message without headers");
		state.changed();
	});
}
