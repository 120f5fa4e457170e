import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { headersOf, textOf } from "./answer.ts";

/** How a socket ended, or why there never was one. */
export type SocketEnd =
	/** The handshake was answered with a status other than 101. */
	| { why: "refused"; status: number; headers: Headers; body: string }
	/** The far end closed it; 1006 when it just went away (RFC 6455, section 7.4.1). */
	| { why: "closed"; code: number; reason: string }
	/** No connection, no TLS, no answer to the handshake in time. */
	| { why: "failed"; error: Error };

type SocketEvents = {
	open(): void;
	/** A string for a text frame. */
	message(data: string | Buffer): void;
	/** Once, and not after `close`. */
	ended(end: SocketEnd): void;
};

export type VendorSocket = {
	/** Ignored unless the socket is open. */
	send(data: string | Uint8Array): void;
	/** No event comes any more. Says goodbye with 1000, or with `abrupt` hangs up without a word. */
	close(abrupt?: boolean): void;
};

/** How much of a refusal is read, and for how long. */
const LONGEST_REFUSAL_BYTES = 16_384;
const REFUSAL_MS = 2000;

/** What could be read of it in a moment: the status says most. */
async function readRefusal(response: IncomingMessage): Promise<string> {
	const late = setTimeout(() => response.destroy(), REFUSAL_MS);
	try {
		return await textOf(response, LONGEST_REFUSAL_BYTES);
	} catch {
		return "";
	} finally {
		clearTimeout(late);
	}
}

/** A WebSocket to a vendor. Throws nothing and rejects nothing: whatever goes wrong arrives at `ended`. */
export function openSocket(
	url: string,
	headers: Readonly<Record<string, string>>,
	handshakeMs: number,
	events: SocketEvents,
): VendorSocket {
	let over = false;
	const end = (how: SocketEnd) => {
		if (over) return;
		over = true;
		events.ended(how);
	};
	let socket: WebSocket;
	try {
		socket = new WebSocket(url, { headers, handshakeTimeout: handshakeMs, maxPayload: 4 * 1024 * 1024 });
	} catch (error) {
		// An address that is none, a key with characters that no header can have.
		const failure = error instanceof Error ? error : new Error(String(error));
		queueMicrotask(() => end({ why: "failed", error: failure }));
		return {
			send() {},
			close() {
				over = true;
			},
		};
	}
	socket.on("open", () => !over && events.open());
	socket.on("message", (data, isBinary) => {
		if (over || !Buffer.isBuffer(data)) return;
		events.message(isBinary ? data : data.toString());
	});
	socket.on("unexpected-response", (request, response) => {
		void readRefusal(response).then((body) => {
			end({ why: "refused", status: response.statusCode ?? 0, headers: headersOf(response), body });
			request.destroy();
			socket.terminate();
		});
	});
	socket.on("error", (error) => {
		end({ why: "failed", error });
		socket.terminate();
	});
	socket.on("close", (code, reason) => end({ why: "closed", code, reason: reason.toString() }));
	return {
		send(data) {
			if (!over && socket.readyState === WebSocket.OPEN) socket.send(data);
		},
		close(abrupt = false) {
			over = true;
			if (abrupt || socket.readyState === WebSocket.CONNECTING) socket.terminate();
			else socket.close(1000);
		},
	};
}
