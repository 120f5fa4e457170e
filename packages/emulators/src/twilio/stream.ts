import { WebSocket } from "ws";
import type { TlsTrust } from "../shared/request.ts";
import type { Call } from "./call.ts";
import { createSid } from "./ids.ts";
import { MediaStream } from "./media-stream.ts";
import { signTwilioRequest } from "./signature.ts";
import type { StreamReport } from "./types.ts";
import { actionOf, methodOf, type Next, resolveUrl, type VerbContext } from "./verb.ts";
import type { XmlElement } from "./xml.ts";

const HANDSHAKE_MS = 5000;

class StreamError extends Error {
	readonly code: number;
	constructor(code: number, message: string) {
		super(message);
		this.code = code;
	}
}

/** Checks what Twilio checks before it opens a socket. Throws `StreamError`. */
function checkUrl(url: string, insecure: boolean): void {
	if (!URL.canParse(url)) throw new StreamError(31923, `${url} is no address.`);
	const { protocol, search } = new URL(url);
	if (protocol !== "wss:" && !(insecure && protocol === "ws:"))
		throw new StreamError(31922, `The scheme of ${url} is not wss.`);
	if (search !== "") throw new StreamError(31923, `${url} has a query, which a stream may not have.`);
}

function parametersOf(stream: XmlElement): Record<string, string> {
	const parameters: Record<string, string> = {};
	for (const { attributes } of stream.children) {
		const { name = "", value = "" } = attributes;
		if (name.length + value.length >= 500) throw new StreamError(31923, `The parameter ${name} is too long.`);
		parameters[name] = value;
	}
	return parameters;
}

function codeOf(error: Error): number {
	const code = "code" in error ? String(error.code) : "";
	if (error.message.includes("handshake has timed out")) return 31901;
	if (code === "ECONNREFUSED") return 31902;
	if (/CERT|TLS|SSL|SIGNED|ALTNAME/u.test(code)) return 31910;
	if (code === "EPROTO") return 31910;
	return error.message.includes("Unexpected server response") ? 31920 : 31901;
}

/** Opens a media socket with a signed upgrade. Rejects with `StreamError`. */
function openSocket(url: string, authToken: string, trust: TlsTrust, signal: AbortSignal): Promise<WebSocket> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(url, {
			headers: { "x-twilio-signature": signTwilioRequest(authToken, url), "user-agent": "Twilio.TmeWs/1.0" },
			handshakeTimeout: HANDSHAKE_MS,
			perMessageDeflate: false,
			...trust,
		});
		const stop = () => socket.terminate();
		signal.addEventListener("abort", stop);
		socket.once("open", () => {
			signal.removeEventListener("abort", stop);
			resolve(socket);
		});
		socket.once("error", (error) => {
			signal.removeEventListener("abort", stop);
			reject(new StreamError(codeOf(error), `${url}: ${error.message}`));
		});
		if (signal.aborted) stop();
	});
}

function reportFor(call: Call, url: string, parameters: Record<string, string>): StreamReport {
	const report: StreamReport = {
		streamSid: createSid("MZ"),
		url,
		parameters,
		openedMs: null,
		closedMs: null,
		received: 0,
		sent: 0,
		end: null,
		get firstSoundMs() {
			if (this.openedMs === null) return null;
			const at = call.ear.firstSoundAfter(this.openedMs);
			return at === null || (this.closedMs !== null && at > this.closedMs) ? null : at - this.openedMs;
		},
	};
	call.streams.push(report);
	return report;
}

/** Everything from the handshake to the end of the socket. Throws `StreamError` when it never opened. */
async function hold(call: Call, report: StreamReport, signal: AbortSignal, started: () => void): Promise<void> {
	const { options, authToken } = call.state;
	const socket = await openSocket(report.url, authToken, options.trust ?? {}, signal);
	const stream = new MediaStream(call, socket, report);
	const stop = () => stream.stop(call.over ? "hang-up" : "redirect");
	signal.addEventListener("abort", stop);
	stream.start();
	call.note("stream-open", { streamSid: report.streamSid });
	started();
	if (signal.aborted) stop();
	await stream.closed;
	signal.removeEventListener("abort", stop);
	stream.finish();
	call.note("stream-closed", { streamSid: report.streamSid, end: report.end });
}

/** `<Connect><Stream>`: the call is the socket's until one of them ends. */
export async function connect(context: VerbContext): Promise<Next> {
	const { call, element, signal } = context;
	const stream = element.children[0];
	if (stream === undefined) return "continue";
	const { url = "", statusCallback, statusCallbackMethod, name } = stream.attributes;
	let streamSid = "";
	const tell = (event: string, error?: string) => {
		if (statusCallback === undefined) return;
		call.tell("stream", resolveUrl(call, statusCallback), methodOf(statusCallbackMethod), {
			StreamEvent: event,
			StreamSid: streamSid,
			StreamName: name ?? streamSid,
			Timestamp: new Date(call.state.now()).toISOString(),
			...(error === undefined ? {} : { StreamError: error }),
		});
	};
	try {
		checkUrl(url, call.state.options.insecure ?? false);
		const report = reportFor(call, url, parametersOf(stream));
		streamSid = report.streamSid;
		await hold(call, report, signal, () => tell("stream-started"));
		tell("stream-stopped");
	} catch (error) {
		if (!(error instanceof StreamError)) throw error;
		if (!signal.aborted) {
			call.trouble(error.code, error.message);
			tell("stream-error", String(error.code));
		}
	}
	return await actionOf(context, {});
}
