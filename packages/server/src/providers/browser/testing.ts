import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { CallServerMessage } from "@centralita/contracts";
import { WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../../platform/time/index.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import { type BrowserConnectionOptions, browserConnection } from "./index.ts";

export const callId = "01890a5d-ac96-774b-bcce-b302099a8057";
export const conversationId = "01890a5d-ac96-774b-bcce-b302099a8058";

export type TestPage = {
	connection: MediaConnection;
	/** The page's end of the socket. */
	page: WebSocket;
	messages: CallServerMessage[];
	audio: Buffer[];
	/** Everything the page got, in order. */
	received: (CallServerMessage | Buffer)[];
	send(message: unknown): void;
	/** Resolves when `condition` holds; it is looked at whenever the page gets something. */
	until(condition: () => boolean): Promise<void>;
	/** Resolves with how the page's socket closed. */
	readonly closed: Promise<{ code: number; reason: string }>;
	stop(): void;
};

/** A page connected to a server over a real socket; it has not said hello. */
export async function openPage(options: Partial<BrowserConnectionOptions> = {}): Promise<TestPage> {
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
	await once(server, "listening");
	const accepted = once(server, "connection");
	const page = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
	const messages: CallServerMessage[] = [];
	const audio: Buffer[] = [];
	const received: (CallServerMessage | Buffer)[] = [];
	const waiting = new Set<() => void>();
	const look = () => {
		for (const check of waiting) check();
	};
	page.on("message", (data, isBinary) => {
		if (!Buffer.isBuffer(data)) return;
		if (isBinary) {
			audio.push(data);
			received.push(data);
		} else {
			const message = CallServerMessage.parse(JSON.parse(data.toString()));
			messages.push(message);
			received.push(message);
		}
		look();
	});
	const closed = new Promise<{ code: number; reason: string }>((resolve) => {
		page.on("close", (code, reason) => {
			resolve({ code, reason: reason.toString() });
			look();
		});
	});
	const [socket] = (await accepted) as [WebSocket];
	const connection = browserConnection(socket, {
		callId,
		conversationId,
		recogniser: "browser",
		recorded: false,
		clock: systemClock,
		...options,
	});
	if (page.readyState !== page.OPEN) await once(page, "open");
	return {
		connection,
		page,
		messages,
		audio,
		received,
		send: (message) => page.send(JSON.stringify(message)),
		until: (condition) =>
			new Promise((resolve) => {
				const check = () => {
					if (!condition()) return;
					waiting.delete(check);
					resolve();
				};
				waiting.add(check);
				check();
			}),
		closed,
		stop() {
			page.terminate();
			socket.terminate();
			server.close();
		},
	};
}

export const hello = { type: "hello", version: 1, microphone: true, recognition: true } as const;
