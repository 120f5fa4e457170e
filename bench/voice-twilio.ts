import type { WebSocket } from "ws";
import type { MediaConnection } from "../packages/server/src/ports/carrier.ts";
import { createCarrierInputQueue } from "../packages/server/src/ports/carrier-input.ts";
import { decodeMuLaw, encodeMuLaw } from "../packages/server/src/ports/audio/g711.ts";

type Message = { event: string; media?: { payload: string }; mark?: { name: string } };

/** A connection that speaks the frames of Twilio Media Streams: JSON with base64 mu-law at 8 kHz, both ways. */
export function benchConnection(socket: WebSocket, onFrame: () => void): MediaConnection {
	const queue = createCarrierInputQueue();
	const streamSid = "MZ00000000000000000000000000000001";
	socket.on("message", (data) => {
		const message: Message = JSON.parse(data.toString());
		if (message.media) {
			onFrame();
			queue.push({ type: "audio", pcm: decodeMuLaw(Buffer.from(message.media.payload, "base64")) });
		} else if (message.mark) queue.push({ type: "mark", name: message.mark.name });
	});
	socket.on("close", () => queue.end());
	const tell = (message: unknown) => {
		if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
	};
	return {
		carrier: "bench",
		sampleRate: 8000,
		input: queue.input,
		send(pcm) {
			const bytes = encodeMuLaw(pcm);
			const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
			tell({ event: "media", streamSid, media: { payload } });
		},
		mark: (name) => tell({ event: "mark", streamSid, mark: { name } }),
		clear: () => tell({ event: "clear", streamSid }),
		notify() {},
		get bufferedBytes() {
			return socket.bufferedAmount;
		},
		hangUp() {
			queue.end();
			socket.close();
		},
	};
}
