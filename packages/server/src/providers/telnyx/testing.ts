import { createPrivateKey, sign } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type WebSocket, WebSocket as WebSocketClient, WebSocketServer } from "ws";
import { systemClock } from "../../platform/time/index.ts";
import { encodeMuLaw } from "../../ports/audio/g711.ts";
import type { ApiBehaviour, FarMedia, TelephonyBench, ToldCall } from "../../ports/conformance/telephony.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import type { CarrierAddresses, CarrierOutcome, CarrierRequest } from "../../ports/telephony.ts";
import { type ClientState, writeClientState } from "./client-state.ts";
import { createTelnyx } from "./index.ts";

/** A key of our own: its seed are the bytes 1 to 32. PKCS #8 (RFC 8410, section 7). */
const privateKey = createPrivateKey({
	key: Buffer.concat([
		Buffer.from("302e020100300506032b657004220420", "hex"),
		Uint8Array.from({ length: 32 }, (_, i) => i + 1),
	]),
	format: "der",
	type: "pkcs8",
});
export const credentials = {
	apiKey: "KEY0123456789ABCDEF",
	publicKey: "ebVWLo/mVPlAeLES6KmLp5AfhTrmlb7X4OORC60ElmQ=",
	connectionId: "1293384261075731499",
};
export const addresses: CarrierAddresses = {
	publicUrl: "https://voice.example.com",
	account: "01890a5d-ac96-774b-bcce-b302099a8000",
};
export const base = `${addresses.publicUrl}/carriers/telnyx/${addresses.account}`;
export const callControlId = "v3:MdI91X4lWFEs7IgbBEOT9M4AigoY08M0WWZFISt1Yw2axZ_IiE4pqg";
const streamId = "32DE0DEA-53CB-4B21-89A4-9E1819C043BC";

export const fixture = (name: string): string => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url), "utf8");

const listen = async (handle: (request: IncomingMessage, response: ServerResponse) => void) => {
	const server = createServer(handle).listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
};

type Asked = {
	method: string;
	path: string;
	query: URLSearchParams;
	json: Record<string, unknown>;
	authorization: string;
};
export type ApiAnswer = { status: number; body: string; headers?: Record<string, string> };

/** A server that answers each request as it is told, and keeps what it was asked. */
export async function startApi(answer: (asked: Asked) => ApiAnswer | "hang" | "cut") {
	const requests: Asked[] = [];
	const server = await listen(async (request, response) => {
		const url = new URL(request.url ?? "", "http://localhost");
		const asked: Asked = {
			method: request.method ?? "",
			path: decodeURIComponent(url.pathname),
			query: url.searchParams,
			json: JSON.parse((await text(request)) || "{}"),
			authorization: request.headers.authorization ?? "",
		};
		requests.push(asked);
		const told = answer(asked);
		if (told === "cut") request.socket.destroy();
		else if (told !== "hang")
			response.writeHead(told.status, { "content-type": "application/json", ...told.headers }).end(told.body);
	});
	return { ...server, requests };
}

export const ok = (body: unknown): ApiAnswer => ({ status: 200, body: JSON.stringify(body) });
export const refusal = (status: number, code: string): ApiAnswer => ({
	status,
	body: JSON.stringify({ errors: [{ code, title: "no", detail: "no" }] }),
});
export const done = ok({ data: { result: "ok" } });

const refusals = {
	garbage: { status: 200, body: "<html>" },
	"server-error": refusal(500, "10007"),
	"rate-limit": refusal(429, "10011"),
	"bad-key": refusal(401, "10009"),
	"bad-number": refusal(422, "10016"),
} satisfies Partial<Record<ApiBehaviour, ApiAnswer>>;

/** An account with one page of numbers, whose calls ring until they are hung up. */
function createAccount(now: () => number) {
	const calls = new Map<string, Record<string, unknown>>();
	const seen = new Map<string, ApiAnswer>();
	const numbers: Record<string, unknown>[] = JSON.parse(fixture("numbers-first.json")).data;
	const application: Record<string, unknown> = JSON.parse(fixture("application.json")).data;

	/** Telnyx ignores a command that it has seen. */
	function once(scope: string, json: Record<string, unknown>, carryOut: () => ApiAnswer): ApiAnswer {
		if (typeof json.command_id !== "string") return refusal(400, "10004");
		const key = `${scope}/${json.command_id}`;
		const answer = seen.get(key) ?? carryOut();
		seen.set(key, answer);
		return answer;
	}

	function dialled(json: Record<string, unknown>): ApiAnswer {
		if (json.connection_id !== credentials.connectionId) return refusal(422, "10027");
		const call_control_id = `v3:call-${calls.size + 10}`;
		const call = { ...JSON.parse(fixture("call-dialled.json")).data, call_control_id, client_state: json.client_state };
		calls.set(call_control_id, { ...call, is_alive: true });
		return ok({ data: call });
	}

	function commanded(call: Record<string, unknown>, action: string): ApiAnswer {
		if (call.end_time !== undefined) return refusal(422, "90018");
		if (action === "hangup") Object.assign(call, { is_alive: false, end_time: new Date(now()).toISOString() });
		return done;
	}

	function patched(resource: Record<string, unknown>, method: string, json: Record<string, unknown>): ApiAnswer {
		if (method === "PATCH") Object.assign(resource, json);
		return ok({ data: resource });
	}

	return {
		calls,
		numbers,
		application,
		answer({ method, path, json }: Asked): ApiAnswer {
			const [, resource, id = "", below, action = ""] = path.split("/");
			if (resource === "balance") return { status: 200, body: fixture("balance.json") };
			if (resource === "call_control_applications" && id === application.id) return patched(application, method, json);
			if (resource === "connections" && below === "active_calls")
				return ok({ data: [...calls.values()].filter(({ is_alive }) => is_alive), meta: { total_pages: 1 } });
			if (resource === "phone_numbers") {
				if (id === "") return ok({ data: numbers, meta: { total_pages: 1 } });
				const number = numbers.find((each) => each.id === id);
				return number ? patched(number, method, json) : refusal(404, "10005");
			}
			if (path === "/calls") return once("dial", json, () => dialled(json));
			const call = calls.get(id);
			if (!call) return refusal(404, "10005");
			return method === "GET" ? ok({ data: call }) : once(id, json, () => commanded(call, action));
		},
	};
}

/** A webhook as Telnyx signs it, at that time. */
export function webhook(body: string, atMs: number): CarrierRequest {
	const timestamp = String(Math.floor(atMs / 1000));
	return {
		method: "POST",
		url: `${base}/events`,
		headers: {
			"content-type": "application/json",
			"telnyx-timestamp": timestamp,
			"telnyx-signature-ed25519": sign(null, Buffer.from(`${timestamp}|${body}`), privateKey).toString("base64"),
		},
		body: Buffer.from(body),
	};
}

/** The body of a webhook about a call. */
export const eventBody = (
	event_type: string,
	payload: Readonly<Record<string, unknown>>,
	more: Readonly<Record<string, unknown>> = {},
): string =>
	JSON.stringify({
		data: {
			record_type: "event",
			event_type,
			occurred_at: "2026-01-05T09:00:00.521992Z",
			payload: {
				call_control_id: callControlId,
				call_leg_id: "428c31b6-7af4-4bcb-b7f5-5013ef9657c1",
				call_session_id: "428c31b6-abf3-3bc1-b7f4-5013ef9657c1",
				connection_id: credentials.connectionId,
				client_state: null,
				...payload,
			},
			...more,
		},
		meta: { attempt: 1, delivered_to: `${base}/events` },
	});

const causes: Readonly<Record<CarrierOutcome, string>> = {
	completed: "normal_clearing",
	busy: "user_busy",
	"no-answer": "timeout",
	failed: "call_rejected",
	cancelled: "originator_cancel",
};

function createTells(now: () => number): TelephonyBench["tells"] {
	const tell = (type: string, call: ToldCall, payload: Readonly<Record<string, unknown>>) => {
		const state: ClientState = call.callId === null ? {} : { call: call.callId };
		const common = {
			call_control_id: call.carrierCallId,
			client_state: call.callId === null ? null : writeClientState(state),
			from: call.from ?? "anonymous",
			to: call.to,
		};
		return webhook(eventBody(type, { ...common, ...payload }, { id: `${type}/${call.carrierCallId}` }), now());
	};
	return {
		incoming: (call) => tell("call.initiated", call, { direction: "incoming", state: "parked" }),
		answered: (call) => tell("call.answered", call, { state: "answered" }),
		ended: (call, outcome) =>
			tell("call.hangup", call, { state: "hangup", hangup_cause: causes[outcome], hangup_source: "callee" }),
		machine: (call) => tell("call.machine.greeting.ended", call, { result: "beep_detected" }),
		nonsense: () => webhook('{"hello":"world"}', now()),
	};
}

export const start = (callId: string, format: Readonly<Record<string, unknown>> = {}) => ({
	event: "start",
	sequence_number: "1",
	stream_id: streamId,
	start: {
		user_id: "3E6F995F-85F7-4705-9741-53B116D28237",
		call_control_id: callId,
		call_session_id: "428c31b6-abf3-3bc1-b7f4-5013ef9657c1",
		client_state: "aGF2ZSBhIG5pY2UgZGF5ID1d",
		media_format: { encoding: "PCMU", sample_rate: 8000, channels: 1, ...format },
	},
});

export type TelnyxMedia = FarMedia & {
	say(message: unknown): void;
	/** Every message that Telnyx got, in order. */
	readonly received: readonly Record<string, unknown>[];
	/** Resolves when `condition` holds; it is looked at whenever something arrives or the socket closes. */
	until(condition: () => boolean): Promise<void>;
	readonly gone: boolean;
};

/** A media socket over a real connection; Telnyx's end has said nothing. */
export async function openMedia(): Promise<{ socket: WebSocket; far: TelnyxMedia; stop(): void }> {
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
	await once(server, "listening");
	const accepted = once(server, "connection");
	const client = new WebSocketClient(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
	const received: Record<string, unknown>[] = [];
	const waiting = new Set<() => void>();
	const look = () => {
		for (const check of waiting) check();
	};
	let gone = false;
	let chunk = 1;
	client.on("message", (data) => {
		received.push(JSON.parse(data.toString()));
		look();
	});
	client.on("error", () => {});
	const closed = new Promise<void>((resolve) => {
		client.on("close", () => {
			gone = true;
			look();
			resolve();
		});
	});
	const [socket] = (await accepted) as [WebSocket];
	if (client.readyState !== client.OPEN) await once(client, "open");
	const sendText = (message: string) => {
		if (client.readyState === client.OPEN) client.send(message);
	};
	const say = (message: unknown) => sendText(JSON.stringify(message));
	const far: TelnyxMedia = {
		sendText,
		say,
		received,
		closed,
		get gone() {
			return gone;
		},
		begin(_token, callId) {
			say({ event: "connected", version: "1.0.0" });
			say(start(callId));
		},
		speak(pcm) {
			const payload = Buffer.from(encodeMuLaw(pcm)).toString("base64");
			const media = { track: "inbound", chunk: String(chunk), timestamp: String(chunk * 20), payload };
			say({ event: "media", sequence_number: String(++chunk), stream_id: streamId, media });
		},
		vanish: () => client.terminate(),
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
	};
	return {
		socket,
		far,
		stop() {
			client.terminate();
			socket.terminate();
			server.close();
		},
	};
}

/** The account, Telnyx's API, its webhooks and media sockets. */
export async function openTelephony(): Promise<TelephonyBench> {
	const clock = createFakeClock();
	const account = createAccount(clock.now);
	let behaviours: ApiBehaviour[] = ["as-asked"];
	const api = await startApi((asked) => {
		const [behaviour = "as-asked"] = behaviours;
		if (behaviours.length > 1) behaviours.shift();
		if (behaviour in refusals) return refusals[behaviour as keyof typeof refusals];
		const answer = account.answer(asked);
		return behaviour === "as-asked" ? answer : (behaviour as "hang" | "cut");
	});
	const nothing = await listen(() => {});
	nothing.close();
	const stops: (() => void)[] = [];
	const settings = { credentials, addresses, baseUrl: api.url };
	return {
		clock,
		telephony: createTelnyx({ ...settings, clock }),
		impatient: createTelnyx({ ...settings, clock: systemClock, timeoutMs: 100 }),
		unreachable: createTelnyx({ ...settings, baseUrl: nothing.url, clock }),
		behave(...next) {
			behaviours = next;
		},
		rung: () => account.calls.size,
		number: { id: "1293384261075731461", number: "+14155550199" },
		unknownCallId: "v3:unknown0",
		connectedTo: () =>
			account.numbers[0]?.connection_id === account.application.id
				? String(account.application.webhook_event_url)
				: null,
		tells: createTells(clock.now),
		unsigned: (request) => ({ ...request, headers: { ...request.headers, "telnyx-signature-ed25519": undefined } }),
		upgrade: (token) => ({
			method: "GET",
			url: `${base.replace("https", "wss")}/media/${token}`,
			headers: {},
		}),
		async openMedia() {
			const media = await openMedia();
			stops.push(media.stop);
			return media;
		},
		close() {
			api.close();
			for (const stop of stops) stop();
		},
	};
}
