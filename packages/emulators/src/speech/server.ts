import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import type { SpeechState } from "./state.ts";
import type { RecordedListening, RecordedSpeech, SpeechEmulator, SpeechEmulatorOptions } from "./types.ts";

export type Refusal = { status: number; headers: Readonly<Record<string, string>>; body: unknown };

export type SocketRoute = {
	path: RegExp;
	/** What the vendor finds wrong with the request; null when nothing. */
	refuse(request: { url: URL; headers: IncomingMessage["headers"] }): Refusal | null;
	/** The refusal that a fault asks for. */
	refusal(fault: { status: number; code?: string; message?: string; retryAfter?: number }): Refusal;
} & (
	| { on: "listen"; open(socket: WebSocket, record: RecordedListening): void }
	| { on: "speak"; open(socket: WebSocket, record: RecordedSpeech): void }
);

function refuseUpgrade(socket: Duplex, { status, headers, body }: Refusal): void {
	const text = JSON.stringify(body);
	const lines = [
		`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}`,
		"connection: close",
		"content-type: application/json",
		`content-length: ${Buffer.byteLength(text)}`,
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
	];
	socket.end(`${lines.join("\r\n")}\r\n\r\n${text}`);
}

export const headersOf = (headers: IncomingMessage["headers"]): Record<string, string | undefined> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));

/** Starts a vendor of speech: its routes over HTTP and over sockets. Rejects when the port is taken. */
export async function startSpeechServer(
	state: SpeechState,
	options: SpeechEmulatorOptions,
	build: (app: FastifyInstance) => readonly SocketRoute[],
): Promise<SpeechEmulator> {
	state.delays = { ...state.delays, ...options.delays };
	const app = Fastify({ forceCloseConnections: true });
	const routes = build(app);
	const sockets = new WebSocketServer({ noServer: true });
	const raw = new Set<Duplex>();

	async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		raw.add(socket);
		socket.on("close", () => raw.delete(socket));
		socket.on("error", () => undefined);
		const url = new URL(request.url ?? "/", "http://emulator");
		const route = routes.find(({ path }) => path.test(url.pathname));
		if (!route) return refuseUpgrade(socket, { status: 404, headers: {}, body: {} });
		const entry = { path: url.pathname, query: url.searchParams, headers: headersOf(request.headers) };
		const listening = route.on === "listen" ? state.recordListening(entry) : null;
		const speech = route.on === "speak" ? state.recordSpeech({ ...entry, body: [] }) : null;
		if (state.delays.handshakeMs > 0) await delay(state.delays.handshakeMs);
		if (state.takeFault(route.on, "no-handshake")) return;
		const fault = state.takeFault(route.on, "status");
		const refusal = fault ? route.refusal(fault) : route.refuse({ url, headers: request.headers });
		for (const record of [listening, speech]) if (record) record.status = refusal?.status ?? 101;
		state.changed();
		if (refusal) return refuseUpgrade(socket, refusal);
		sockets.handleUpgrade(request, socket, head, (accepted) => {
			accepted.on("error", () => undefined);
			accepted.on("close", (code) => {
				if (listening) listening.closed ??= { by: "client", code };
				if (speech?.outcome === "open") speech.outcome = "closed-by-client";
				state.changed();
			});
			if (route.on === "listen" && listening) route.open(accepted, listening);
			if (route.on === "speak" && speech) route.open(accepted, speech);
			state.changed();
		});
	}
	app.server.on("upgrade", (request, socket, head) => void upgrade(request, socket, head));
	const url = await app.listen({ port: options.port ?? 0, host: options.host ?? "127.0.0.1" });
	return {
		url,
		listenings: state.listenings,
		speeches: state.speeches,
		transcribe: (...texts) => state.transcribe(texts),
		fault: (...faults) => state.fault(faults),
		delay(delays) {
			state.delays = { ...state.delays, ...delays };
		},
		disconnect(code, reason = "") {
			for (const socket of sockets.clients) {
				if (code === 1006) socket.terminate();
				else socket.close(code, reason);
			}
		},
		reset: () => state.reset(),
		waitFor: (condition, timeoutMs = 5000) => state.waitFor(condition, timeoutMs),
		async close() {
			for (const socket of raw) socket.destroy();
			await app.close();
		},
	};
}
