import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

export type Hit = {
	readonly path: string;
	readonly method: string;
	readonly url: string;
	readonly params: Record<string, string>;
	readonly headers: IncomingMessage["headers"];
};
type Reply = { status?: number; type?: string; location?: string; body?: string } | "hang";

/** What a carrier finds at the public address: a web server that a test tells what to say. */
export async function startProduct() {
	const hits: Hit[] = [];
	const sockets: { socket: WebSocket; request: IncomingMessage; messages: Record<string, unknown>[] }[] = [];
	const replies = new Map<string, (hit: Hit) => Reply | Promise<Reply>>();
	let onSocket: (socket: WebSocket, message: Record<string, unknown>) => void = () => {};
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const url = `http://${request.headers.host}${request.url}`;
		const path = new URL(url).pathname;
		const body = Buffer.concat(chunks).toString("utf8");
		const params = Object.fromEntries(new URLSearchParams(body));
		const hit = { path, method: request.method ?? "", url, params, headers: request.headers };
		hits.push(hit);
		const reply = (await replies.get(path)?.(hit)) ?? { status: 204 };
		if (reply === "hang") return;
		const { status = 200, type = "text/xml", location } = reply;
		response.writeHead(status, { "content-type": type, ...(location === undefined ? {} : { location }) });
		response.end(reply.body ?? "");
	});
	const media = new WebSocketServer({ noServer: true });
	server.on("upgrade", (request, socket, head) => {
		if (request.url?.startsWith("/refused")) {
			socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
			return;
		}
		media.handleUpgrade(request, socket, head, (accepted) => {
			const entry = { socket: accepted, request, messages: [] as Record<string, unknown>[] };
			sockets.push(entry);
			accepted.on("message", (data) => {
				const message = JSON.parse(String(data)) as Record<string, unknown>;
				entry.messages.push(message);
				onSocket(accepted, message);
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		wsUrl: `ws://127.0.0.1:${port}`,
		hits,
		sockets,
		/** Hits of one path. */
		at: (path: string) => hits.filter((hit) => hit.path === path),
		on: (path: string, reply: string | ((hit: Hit) => Reply | Promise<Reply>)) =>
			replies.set(path, typeof reply === "string" ? () => ({ body: `<Response>${reply}</Response>` }) : reply),
		onMessage: (listener: typeof onSocket) => {
			onSocket = listener;
		},
		close: () => {
			for (const { socket } of sockets) socket.terminate();
			server.closeAllConnections();
			server.close();
		},
	};
}
