import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

type Payload = Record<string, unknown> & { readonly call_control_id?: string };
export type Hit = {
	readonly path: string;
	readonly headers: Record<string, string>;
	readonly body: string;
	readonly id: string;
	readonly type: string;
	readonly occurredAt: string;
	readonly payload: Payload;
	readonly attempt: number;
};
export type Frame = Record<string, unknown> & { readonly event: string };
export type MediaSocket = { readonly socket: WebSocket; readonly request: IncomingMessage; readonly frames: Frame[] };

/** What Telnyx finds at the public address: a web server that takes events and media sockets. */
export async function startProduct() {
	const hits: Hit[] = [];
	const sockets: MediaSocket[] = [];
	const statuses = new Map<string, (hit: Hit) => number | "hang">();
	let onHit: (hit: Hit) => unknown = () => undefined;
	let onFrame: (media: MediaSocket, frame: Frame) => void = () => undefined;
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString("utf8");
		const { data, meta } = JSON.parse(body);
		const hit: Hit = {
			path: request.url ?? "",
			headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
			body,
			id: data.id,
			type: data.event_type,
			occurredAt: data.occurred_at,
			payload: data.payload,
			attempt: meta.attempt,
		};
		hits.push(hit);
		const status = statuses.get(hit.path)?.(hit) ?? 200;
		if (status === "hang") return;
		response.writeHead(status).end();
		await onHit(hit);
	});
	const media = new WebSocketServer({ noServer: true });
	server.on("upgrade", (request, socket, head) => {
		if (request.url?.startsWith("/refused")) {
			socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
			return;
		}
		media.handleUpgrade(request, socket, head, (accepted) => {
			const entry: MediaSocket = { socket: accepted, request, frames: [] };
			sockets.push(entry);
			accepted.on("message", (data) => {
				const frame = JSON.parse(String(data)) as Frame;
				entry.frames.push(frame);
				onFrame(entry, frame);
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
		/** Types of the events told about a call, in the order in which they happened. */
		types: (callControlId: string) =>
			hits
				.filter(({ payload }) => payload.call_control_id === callControlId)
				.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
				.map(({ type }) => type),
		/** The payload of the last event of a type. */
		last: (type: string): Payload => hits.findLast((hit) => hit.type === type)?.payload ?? {},
		answer: (path: string, status: (hit: Hit) => number | "hang") => statuses.set(path, status),
		onHit: (listener: typeof onHit) => {
			onHit = listener;
		},
		onFrame: (listener: typeof onFrame) => {
			onFrame = listener;
		},
		reset: () => {
			hits.length = 0;
			sockets.length = 0;
			statuses.clear();
			onHit = () => undefined;
			onFrame = () => undefined;
		},
		close: () => {
			for (const { socket } of sockets) socket.terminate();
			server.closeAllConnections();
			server.close();
		},
	};
}
