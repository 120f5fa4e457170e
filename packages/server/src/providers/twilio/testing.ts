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
import { createTwilio } from "./index.ts";
import { sign } from "./signature.ts";

export const credentials = {
	accountSid: "AC00000000000000000000000000000001",
	authToken: "0123456789abcdef0123456789abcdef",
};
export const addresses: CarrierAddresses = {
	publicUrl: "https://voice.example.com",
	account: "01890a5d-ac96-774b-bcce-b302099a8000",
};
export const base = `${addresses.publicUrl}/carriers/twilio/${addresses.account}`;
const streamSid = "MZ00000000000000000000000000000001";

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
	form: URLSearchParams;
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
			path: url.pathname.replace(`/2010-04-01/Accounts/${credentials.accountSid}`, ""),
			query: url.searchParams,
			form: new URLSearchParams(await text(request)),
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

const notFound = { status: 404, body: '{"code":20404,"message":"not found","status":404}' };
const refusals = {
	garbage: { status: 200, body: "<html>" },
	"server-error": { status: 500, body: '{"code":20500,"message":"Internal Server Error","status":500}' },
	"rate-limit": { status: 429, body: '{"code":20429,"message":"Too Many Requests","status":429}' },
	"bad-key": { status: 401, body: '{"code":20003,"message":"Authenticate","status":401}' },
	"bad-number": { status: 400, body: '{"code":21211,"message":"not a valid phone number","status":400}' },
} satisfies Partial<Record<ApiBehaviour, ApiAnswer>>;

/** An account with one page of numbers, whose calls ring until they are hung up. */
function createAccount(now: () => number) {
	const calls = new Map<string, Record<string, unknown>>();
	const numbers: Record<string, unknown>[] = JSON.parse(fixture("numbers-first.json")).incoming_phone_numbers;
	const ok = (body: unknown, status = 200): ApiAnswer => ({ status, body: JSON.stringify(body) });

	function dialled(form: URLSearchParams): ApiAnswer {
		const sid = `CA${String(calls.size + 10).padStart(32, "0")}`;
		const call = {
			...JSON.parse(fixture("call-created.json")),
			sid,
			to: form.get("To"),
			from: form.get("From"),
			date_created: new Date(now()).toUTCString(),
		};
		calls.set(sid, call);
		return ok(call, 201);
	}

	function updated(call: Record<string, unknown>, form: URLSearchParams): ApiAnswer {
		if (call.status === "completed" || call.status === "canceled")
			return { status: 400, body: '{"code":21220,"message":"Call is not in-progress. Cannot redirect.","status":400}' };
		if (form.has("Status")) call.status = "canceled";
		return ok(call);
	}

	return {
		calls,
		numbers,
		answer({ method, path, query, form }: Asked): ApiAnswer {
			if (path === ".json") return { status: 200, body: fixture("account.json") };
			if (path === "/Balance.json") return { status: 200, body: fixture("balance.json") };
			if (path === "/IncomingPhoneNumbers.json") return ok({ incoming_phone_numbers: numbers, next_page_uri: null });
			if (path === "/Calls.json" && method === "POST") return dialled(form);
			if (path === "/Calls.json") {
				const of = (key: string, name: string) => (call: Record<string, unknown>) =>
					!query.has(name) || call[key] === query.get(name);
				return ok({ calls: [...calls.values()].filter(of("to", "To")).filter(of("from", "From")).reverse() });
			}
			const id = path.split("/").at(-1)?.replace(".json", "") ?? "";
			const call = calls.get(id);
			if (call) return method === "POST" ? updated(call, form) : ok(call);
			const number = numbers.find((each) => each.sid === id);
			if (!number) return notFound;
			if (method === "POST") number.voice_url = form.get("VoiceUrl");
			return ok(number);
		},
	};
}

/** A webhook as Twilio signs it. */
export function webhook(
	kind: string,
	fields: Readonly<Record<string, string>>,
	headers: Readonly<Record<string, string>> = {},
): CarrierRequest {
	const url = `${base}/${kind}`;
	const form = new URLSearchParams(fields);
	return {
		method: "POST",
		url,
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			"x-twilio-signature": sign(credentials.authToken, url, form),
			...headers,
		},
		body: Buffer.from(form.toString()),
	};
}

const finalStatus: Readonly<Record<CarrierOutcome, string>> = {
	completed: "completed",
	busy: "busy",
	"no-answer": "no-answer",
	failed: "failed",
	cancelled: "canceled",
};

const fieldsOf = (call: ToldCall, status: string) => ({
	CallSid: call.carrierCallId,
	AccountSid: credentials.accountSid,
	CallStatus: status,
	Direction: call.callId === null ? "inbound" : "outbound-api",
	From: call.from ?? "Anonymous",
	To: call.to,
	ApiVersion: "2010-04-01",
	SomethingNew: "1",
});
const ours = ({ callId }: ToldCall) => (callId === null ? "" : `?call=${callId}`);

const tells: TelephonyBench["tells"] = {
	incoming: (call) => webhook("voice", fieldsOf(call, "ringing")),
	answered: (call) => webhook(`voice${ours(call)}`, fieldsOf(call, "in-progress")),
	ended: (call, outcome, durationMs) =>
		webhook(`status${ours(call)}`, {
			...fieldsOf(call, finalStatus[outcome]),
			...(durationMs === null ? {} : { CallDuration: String(durationMs / 1000), Duration: "1" }),
			Timestamp: "Mon, 05 Jan 2026 09:00:42 +0000",
			CallbackSource: "call-progress-events",
			SequenceNumber: "3",
		}),
	machine: (call) =>
		webhook(`machine${ours(call)}`, {
			CallSid: call.carrierCallId,
			AccountSid: credentials.accountSid,
			AnsweredBy: "machine_end_beep",
			MachineDetectionDuration: "2345",
		}),
	nonsense: () => webhook("voice", { Hello: "world" }),
};

export const start = (token: string, callSid: string) => ({
	event: "start",
	sequenceNumber: "1",
	streamSid,
	start: {
		accountSid: credentials.accountSid,
		streamSid,
		callSid,
		tracks: ["inbound"],
		mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
		customParameters: { token },
	},
});

export type TwilioMedia = FarMedia & {
	say(message: unknown): void;
	/** Every message that Twilio got, in order. */
	readonly received: readonly Record<string, unknown>[];
	/** Resolves when `condition` holds; it is looked at whenever something arrives or the socket closes. */
	until(condition: () => boolean): Promise<void>;
	readonly gone: boolean;
};

/** A media socket over a real connection; Twilio's end has said nothing. */
export async function openMedia(): Promise<{ socket: WebSocket; far: TwilioMedia; stop(): void }> {
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
	let sequence = 1;
	let timestamp = 0;
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
	const far: TwilioMedia = {
		sendText,
		say,
		received,
		closed,
		get gone() {
			return gone;
		},
		begin(token, callSid) {
			say({ event: "connected", protocol: "Call", version: "1.0.0" });
			say(start(token, callSid));
		},
		speak(pcm) {
			const payload = Buffer.from(encodeMuLaw(pcm)).toString("base64");
			const media = { track: "inbound", chunk: String(sequence), timestamp: String(timestamp), payload };
			say({ event: "media", sequenceNumber: String(++sequence), streamSid, media });
			timestamp += pcm.length / 8;
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

/** The account, Twilio's API, its webhooks and media sockets. */
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
		telephony: createTwilio({ ...settings, clock }),
		impatient: createTwilio({ ...settings, clock: systemClock, timeoutMs: 200 }),
		unreachable: createTwilio({ ...settings, baseUrl: nothing.url, clock }),
		behave(...next) {
			behaviours = next;
		},
		rung: () => account.calls.size,
		number: { id: "PN00000000000000000000000000000001", number: "+14155550199" },
		unknownCallId: "CA0000000000000000000000000000000f",
		connectedTo: () => String(account.numbers[0]?.voice_url ?? "") || null,
		tells,
		unsigned: (request) => ({ ...request, headers: { ...request.headers, "x-twilio-signature": undefined } }),
		upgrade: () => ({
			method: "GET",
			url: `${base}/media`,
			headers: {
				"x-twilio-signature": sign(credentials.authToken, `${base.replace("https", "wss")}/media`, null),
			},
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
