import { once } from "node:events";
import { WebSocket } from "ws";
import { speechBytes } from "./audio.ts";
import { readObject } from "./messages.ts";

/** A vendor's client over a socket, for tests: keeps what came, in order. */
export async function openClient(url: string, headers: Record<string, string>) {
	const socket = new WebSocket(url.replace(/^http/, "ws"), { headers });
	const messages: Record<string, unknown>[] = [];
	const audio: Buffer[] = [];
	const closed = once(socket, "close").then(([code, reason]) => ({ code, reason: String(reason) }));
	socket.on("message", (data, isBinary) => {
		if (!Buffer.isBuffer(data)) return;
		if (isBinary) audio.push(data);
		else messages.push(readObject(data.toString()) ?? {});
	});
	await once(socket, "open");
	return {
		messages,
		audio,
		closed,
		send: (message: object | Buffer | string) =>
			socket.send(Buffer.isBuffer(message) || typeof message === "string" ? message : JSON.stringify(message)),
		/** The first message for which this holds, among those that came and those that come. */
		async message(holds: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
			for (;;) {
				const found = messages.find(holds);
				if (found) return found;
				await once(socket, "message", { signal: AbortSignal.timeout(5000) });
			}
		},
		close: () => socket.terminate(),
	};
}

/** Something spoken, or silence, in pieces of 20 ms at 8000 Hz. */
export function pieces(what: string | number): Buffer[] {
	const bytes = typeof what === "string" ? speechBytes(what, "linear16", 8000, 1) : Buffer.alloc(what * 16);
	return Array.from({ length: Math.ceil(bytes.length / 320) }, (_, n) => bytes.subarray(n * 320, (n + 1) * 320));
}
