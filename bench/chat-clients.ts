/** The visitors of `bench/chat.ts`, in a process of their own: each from an address of its own on the loopback. */
import { randomUUID } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** `open`: requests come when they come, `rate` a second. `closed`: so many at once, as fast as they are answered. */
export type Plan = {
	url: string;
	mode: "open" | "closed" | "bare";
	rate: number;
	ms: number;
	visitors: number;
	tag: string;
};
/** `ms`: from when the request was due, not from when it got out. */
export type Sample = { call: string; status: number; ms: number };
export type Ran = {
	samples: Sample[];
	/** The marks of messages that were acknowledged; each has one of its own behind its words. */
	acknowledged: string[];
	seconds: number;
	streams: number;
	/** How late requests got out, at worst: what the clients' own process was behind. */
	lateMs: number;
};

type Button = { text: string; value: string };
type Visitor = {
	address: string;
	sessionId: string;
	buttons: Button[];
	/** Requests of the last minute, by when they were made. */
	recent: number[];
	busy: boolean;
	over: boolean;
	/** Was not asked yet whether the chat may be kept. */
	undecided: boolean;
	stream: IncomingMessage | null;
};

const words = [
	"no tengo internet",
	"la compu no prende",
	"el wifi anda lento",
	"no puedo imprimir",
	"se me olvidó la contraseña",
	"la pantalla está negra",
	"¿cuál es el horario?",
	"no funciona",
];
/** Below the limits that hold by default: 20 a minute in a chat, 50 from an address. */
const mostEachMinute = 18;
const atOnce = 32;
/** Streams held open: fewer than `MAX_SSE_CLIENTS` allows by default. */
const mostStreams = 300;

const agent = new Agent({
	keepAlive: true,
	maxSockets: 2,
	maxFreeSockets: 2,
	maxTotalSockets: Number.POSITIVE_INFINITY,
});
let addresses = 0;
let numbered = 0;

function newAddress(): string {
	addresses++;
	return `127.${1 + ((addresses >> 14) & 63)}.${(addresses >> 7) & 127}.${1 + (addresses & 127)}`;
}

function send(url: string, address: string, path: string, body: object, headers: Record<string, string> = {}) {
	return new Promise<{ status: number; json: Record<string, unknown> }>((resolve) => {
		const failed = () => resolve({ status: 0, json: {} });
		const json = JSON.stringify(body);
		const sent = request(
			url + path,
			{
				method: "POST",
				agent,
				localAddress: address,
				headers: {
					"content-type": "application/json",
					"content-length": Buffer.byteLength(json),
					"accept-language": "es",
					...headers,
				},
			},
			(response) => {
				let text = "";
				response.setEncoding("utf8");
				response.on("data", (chunk) => {
					text += chunk;
				});
				response.once("error", failed);
				response.once("end", () =>
					resolve({ status: response.statusCode ?? 0, json: response.statusCode === 200 ? JSON.parse(text) : {} }),
				);
			},
		);
		sent.once("error", failed);
		sent.end(json);
	});
}

async function run({ url, mode, rate, ms, visitors: count, tag }: Plan): Promise<Ran> {
	const samples: Sample[] = [];
	const acknowledged: string[] = [];
	const visitors: Visitor[] = [];
	let streams = 0;
	let lateMs = 0;

	const greet = async (visitor: Visitor): Promise<number> => {
		const { status, json } = await send(url, visitor.address, "/api/greeting", {});
		visitor.sessionId = String(json.sessionId ?? "");
		return status;
	};
	const chat = async (visitor: Visitor, body: object): Promise<number> => {
		const key = { "idempotency-key": randomUUID() };
		const { status, json } = await send(
			url,
			visitor.address,
			"/api/chat",
			{ sessionId: visitor.sessionId, ...body },
			key,
		);
		if (status === 200) {
			visitor.buttons = (json.buttons ?? []) as Button[];
			// Where a person is to answer, no turn of the assistant's would be measured any more.
			visitor.over = json.stage === "waiting" || json.stage === "closed";
		}
		return status;
	};
	/** Past consent, language and name: what is measured are turns of a chat that is under way. */
	const arrive = async (): Promise<Visitor> => {
		const visitor: Visitor = {
			address: newAddress(),
			sessionId: "",
			buttons: [],
			recent: [],
			busy: false,
			over: false,
			undecided: false,
			stream: null,
		};
		await greet(visitor);
		for (const message of ["acepto", "Español (Argentina)", "Ana"]) {
			visitor.recent = [...visitor.recent, performance.now()];
			await chat(visitor, { message });
		}
		return visitor;
	};
	const listen = (visitor: Visitor) =>
		new Promise<number>((resolve) => {
			const path = `/api/chat/events?sessionId=${visitor.sessionId}`;
			streams++;
			const sent = request(url + path, { agent: false, localAddress: visitor.address }, (response) => {
				if (response.statusCode === 200) visitor.stream = response;
				else streams--;
				response.resume();
				response.once("error", () => {});
				resolve(response.statusCode ?? 0);
			});
			sent.once("error", () => resolve(0));
			sent.end();
		});
	const message = (visitor: Visitor, body: (mark: string) => object) => async (): Promise<number> => {
		const mark = `#${tag}-${numbered++}`;
		const status = await chat(visitor, body(mark));
		if (status === 200) acknowledged.push(mark);
		return status;
	};
	const text = (visitor: Visitor) =>
		message(visitor, (mark) => ({ message: `${words[numbered % words.length]} ${mark}` }));

	/** What a visitor does next: mostly write, sometimes press a button, look whether the chat is there, or listen. */
	function deed(visitor: Visitor): [string, () => Promise<number>] {
		const dice = Math.random();
		if (visitor.over || dice < 0.05) {
			// Somebody else comes.
			visitor.over = false;
			visitor.address = newAddress();
			visitor.stream?.destroy();
			if (visitor.stream) streams--;
			visitor.stream = null;
			visitor.undecided = true;
			return ["greeting", () => greet(visitor)];
		}
		if (visitor.undecided) {
			// Nothing is kept of whoever does not agree.
			visitor.undecided = false;
			return ["button", message(visitor, (mark) => ({ action: "button", value: "accept", label: `Acepto ${mark}` }))];
		}
		if (dice < 0.2)
			return [
				"validate",
				async () =>
					(await send(url, visitor.address, "/api/session/validate", { sessionId: visitor.sessionId })).status,
			];
		if (dice < 0.3 && visitor.stream === null && streams < mostStreams) return ["events", () => listen(visitor)];
		const button = visitor.buttons.at(0);
		if (dice < 0.5 && button)
			return [
				"button",
				message(visitor, (mark) => ({ action: "button", value: button.value, label: `${button.text} ${mark}` })),
			];
		return ["text", text(visitor)];
	}

	const mayAct = (visitor: Visitor, now: number) => {
		visitor.recent = visitor.recent.filter((at) => at > now - 60_000);
		return !visitor.busy && visitor.recent.length < mostEachMinute;
	};
	async function act(visitor: Visitor, [call, does]: [string, () => Promise<number>], due: number): Promise<void> {
		visitor.busy = true;
		visitor.recent.push(due);
		const status = await does();
		visitor.busy = false;
		samples.push({ call, status, ms: performance.now() - due });
	}

	if (mode !== "bare")
		for (let at = 0; at < count; at += atOnce)
			visitors.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - at) }, arrive))));
	process.send?.("ready");
	await new Promise((resolve) => process.once("message", resolve));
	const started = performance.now();
	const until = started + ms;

	let next = 0;
	/** Nobody writes before they are answered: when all wait, so does what is due, and its time runs. */
	async function somebodyFree(due: number): Promise<Visitor> {
		for (;;) {
			for (let tries = 0; tries < visitors.length; tries++) {
				const visitor = visitors[next++ % visitors.length];
				if (visitor && mayAct(visitor, due)) return visitor;
			}
			await wait(5);
		}
	}

	if (mode === "open") {
		const under = new Set<Promise<void>>();
		for (let due = started; due < until; due += (-Math.log(1 - Math.random()) * 1000) / rate) {
			while (performance.now() < due) await wait(1);
			lateMs = Math.max(lateMs, performance.now() - due);
			const visitor = await somebodyFree(due);
			const doing = act(visitor, deed(visitor), due).finally(() => under.delete(doing));
			under.add(doing);
		}
		await Promise.all(under);
	} else {
		const free = [...visitors];
		const work = async (worker: number) => {
			const own = `127.65.0.${1 + worker}`;
			while (performance.now() < until) {
				const began = performance.now();
				if (mode === "bare") {
					const body = { message: `${words[0]} #${numbered++}` };
					const { status } = await send(url, own, "/api/chat", body, { "idempotency-key": randomUUID() });
					samples.push({ call: "bare", status, ms: performance.now() - began });
					continue;
				}
				const visitor = free.shift();
				if (!visitor) throw new Error("the visitors have said all they may: give more of them");
				await act(visitor, ["text", text(visitor)], began);
				if (!visitor.over && visitor.recent.length < mostEachMinute) free.push(visitor);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
	}
	const seconds = (performance.now() - started) / 1000;
	for (const { stream } of visitors) stream?.destroy();
	return { samples, acknowledged, seconds, streams, lateMs };
}

process.once("message", async (plan: Plan) => {
	const ran = await run(plan);
	process.send?.(ran, () => process.exit(0));
});
