import http from "node:http";
import https from "node:https";

/** `ct`: no connection, `rt`: no answer in time. */
export class WebhookFailure extends Error {
	readonly kind: "ct" | "rt";
	readonly refused: boolean;
	constructor(kind: "ct" | "rt", message: string, refused = false) {
		super(message);
		this.kind = kind;
		this.refused = refused;
	}
}

export type TlsTrust = {
	/** PEM of the authority to believe besides none other. */
	readonly ca?: string | Buffer;
	readonly rejectUnauthorized?: boolean;
};
export type WebhookResponse = {
	readonly status: number;
	readonly contentType: string;
	readonly location: string | null;
	readonly body: string;
};
type Request = {
	readonly url: URL;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	readonly connectMs: number;
	readonly readMs: number;
	readonly signal: AbortSignal;
	readonly trust: TlsTrust;
};

/** One HTTP request, on a connection of its own. Rejects with `WebhookFailure`. */
export function sendRequest({ url, trust, ...options }: Request): Promise<WebhookResponse> {
	return new Promise((resolve, reject) => {
		const client = url.protocol === "https:" ? https : http;
		const request = client.request(url, {
			method: options.method,
			headers: options.headers,
			agent: false,
			signal: options.signal,
			...trust,
		});
		let connected = false;
		let failure: WebhookFailure | null = null;
		const fail = (kind: "ct" | "rt", message: string) => {
			failure = new WebhookFailure(kind, message);
			request.destroy(failure);
		};
		let timer = setTimeout(() => fail("ct", `No connection within ${options.connectMs} ms.`), options.connectMs);
		request.on("socket", (socket) => {
			socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
				connected = true;
				clearTimeout(timer);
				timer = setTimeout(() => fail("rt", `No answer within ${options.readMs} ms.`), options.readMs);
			});
		});
		request.on("close", () => clearTimeout(timer));
		request.on("error", (error) => {
			const refused = "code" in error && error.code === "ECONNREFUSED";
			reject(failure ?? new WebhookFailure(connected ? "rt" : "ct", error.message, refused));
		});
		request.on("response", (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("error", (error) => reject(failure ?? new WebhookFailure("rt", error.message)));
			response.on("end", () =>
				resolve({
					status: response.statusCode ?? 0,
					contentType: response.headers["content-type"] ?? "",
					location: response.headers.location ?? null,
					body: Buffer.concat(chunks).toString("utf8"),
				}),
			);
		});
		request.end(options.body ?? undefined);
	});
}
