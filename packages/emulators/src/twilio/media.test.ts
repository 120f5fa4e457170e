import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import twilio from "twilio";
import type { WebSocket } from "ws";
import type { CallerScript } from "../telephone/index.ts";
import { decodeMuLaw, encodeMuLaw, syntheticSpeech } from "../telephone/index.ts";
import { startTwilioEmulator } from "./index.ts";
import { startProduct } from "./testing/product.ts";

const number = "+14155550199";
const product = await startProduct();
const emulator = await startTwilioEmulator({ numbers: [number], insecure: true });
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(() => {
	emulator.reset();
	product.hits.length = 0;
	product.sockets.length = 0;
	product.onMessage(() => {});
});

type Message = Record<string, unknown> & { streamSid?: string };
const ofEvent = (event: string): Message[] =>
	product.sockets.flatMap(({ messages }) => messages).filter((message) => message.event === event);
const speech = (ms: number): string => Buffer.from(encodeMuLaw(syntheticSpeech(ms))).toString("base64");

/** A call whose first document connects it to the product's socket, and then runs `rest`. */
async function connected(script: CallerScript = [], rest = "<Hangup/>", attributes = "", path = "/media") {
	product.on(
		"/voice",
		`<Connect ${attributes}><Stream url="${product.wsUrl}${path}"><Parameter name="token" value="t_1"/></Stream></Connect>${rest}`,
	);
	const line = emulator.numbers[0];
	assert.ok(line);
	line.voiceUrl = `${product.url}/voice`;
	return await emulator.dialIn({ from: "+34600000001", to: number, script });
}
const started = async (): Promise<{ socket: WebSocket; streamSid: string }> => {
	await emulator.waitFor(() => (emulator.calls[0]?.streams[0]?.sent ?? 0) > 1);
	const socket = product.sockets[0]?.socket;
	const streamSid = emulator.calls[0]?.streams[0]?.streamSid;
	assert.ok(socket && streamSid);
	return { socket, streamSid };
};

describe("a media stream", () => {
	test("signs its upgrade, and speaks Twilio's messages at the pace of speech", async () => {
		const call = await connected([
			{ say: syntheticSpeech(200), text: "hola" },
			{ press: "1" },
			{ silence: 300 },
			{ hangUp: true },
		]);
		const end = await call.done;
		assert.deepEqual([end.status, end.endedBy], ["completed", "caller"]);
		assert.ok(end.durationSeconds >= 1, `${end.durationSeconds} s`);
		await emulator.waitFor(() => call.streams[0]?.closedMs !== null);
		const [entry] = product.sockets;
		assert.ok(entry);
		const signature = String(entry.request.headers["x-twilio-signature"]);
		assert.ok(twilio.validateRequest(emulator.authToken, signature, `${product.wsUrl}/media`, {}));
		const [greeting, start, first = {}] = entry.messages as Message[];
		const { streamSid } = call.streams[0] ?? {};
		assert.deepEqual(greeting, { event: "connected", protocol: "Call", version: "1.0.0" });
		assert.deepEqual(start, {
			event: "start",
			sequenceNumber: "1",
			streamSid,
			start: {
				accountSid: emulator.accountSid,
				streamSid,
				callSid: call.sid,
				tracks: ["inbound"],
				mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
				customParameters: { token: "t_1" },
			},
		});
		const { payload } = first.media as { payload: string };
		assert.equal(payload.length, 216);
		assert.deepEqual(first, {
			event: "media",
			sequenceNumber: "2",
			streamSid,
			media: { track: "inbound", chunk: "1", timestamp: "0", payload },
		});
		const [dtmf] = ofEvent("dtmf");
		assert.deepEqual(dtmf?.dtmf, { track: "inbound_track", digit: "1" });
		const stop = entry.messages.at(-1) as Message;
		assert.deepEqual([stop.event, stop.stop], ["stop", { accountSid: emulator.accountSid, callSid: call.sid }]);
		assert.equal(stop.sequenceNumber, String(entry.messages.length - 1));
		const frames = ofEvent("media").map(({ media }) => media as { timestamp: string; payload: string });
		assert.deepEqual(
			frames.map(({ timestamp }) => Number(timestamp)),
			frames.map((_, index) => index * 20),
		);
		const heard = decodeMuLaw(Buffer.concat(frames.map((frame) => Buffer.from(frame.payload, "base64"))));
		assert.deepEqual(heard.slice(0, 1600), decodeMuLaw(encodeMuLaw(syntheticSpeech(200))));
		assert.ok(Math.abs(frames.length - 750 / 20) <= 2, `${frames.length} frames`);
	});

	test("returns marks when they were really played, and all of them on clear", async () => {
		const call = await connected();
		const { socket, streamSid } = await started();
		const send = (message: object) => socket.send(JSON.stringify({ streamSid, ...message }));
		const openedAt = performance.now();
		for (const name of ["a", "b", "c"]) {
			send({ event: "media", media: { payload: speech(300) } });
			send({ event: "mark", mark: { name } });
		}
		await call.waitFor(({ events }) => events.some(({ type }) => type === "mark-played"));
		assert.ok(performance.now() - openedAt >= 290, "a mark came back too soon");
		send({ event: "clear" });
		send({ event: "mark", mark: { name: "nothing queued" } });
		await call.waitFor(({ events }) => events.filter(({ type }) => type === "mark-played").length === 2);
		await new Promise<void>((resolve) => {
			product.onMessage((_, message) => message.event === "media" && resolve());
		});
		assert.deepEqual(
			ofEvent("mark").map(({ mark }) => (mark as { name: string }).name),
			["a", "b", "c", "nothing queued"],
		);
		const [first, ...others] = call.ear.speech();
		assert.ok(first && others.length === 0 && first.toMs - first.fromMs < 600, JSON.stringify(first));
		assert.ok((call.streams[0]?.firstSoundMs ?? -1) >= 0);
		socket.close();
		assert.deepEqual((await call.done).endedBy, "twiml");
	});

	test("ends with the product's socket: the action is asked, or the next verb runs", async () => {
		product.on("/next", "<Say>adiós</Say>");
		const call = await connected([], "", 'action="/next"');
		const { socket } = await started();
		socket.close();
		await call.done;
		assert.equal(product.at("/next")[0]?.params.CallStatus, "in-progress");
		assert.equal(call.said()[0]?.text, "adiós");
		assert.equal(call.streams[0]?.end, "product");
	});

	test("drops without a word, and does not come back by itself", async () => {
		const call = await connected([{ silence: 100 }, { dropSocket: true }], "<Say>perdón</Say>");
		await call.done;
		assert.equal(product.sockets.length, 1);
		assert.equal(ofEvent("stop").length, 0);
		assert.deepEqual([call.streams[0]?.end, call.said()[0]?.text], ["dropped", "perdón"]);
	});

	test("goes on with the caller's script in the next socket", async () => {
		product.on("/next", `<Connect><Stream url="${product.wsUrl}/again"/></Connect>`);
		const call = await connected(
			[{ silence: 60 }, { dropSocket: true }, { press: "2" }, { hangUp: true }],
			"",
			'action="/next"',
		);
		await call.done;
		assert.equal(call.streams.length, 2);
		const [first, second] = product.sockets.map(({ messages }) => messages.map(({ event }) => event));
		assert.ok(first && second && !first.includes("dtmf") && second.includes("dtmf"));
	});

	test("ends when the call is redirected, with a stop", async () => {
		const call = await connected();
		await started();
		const response = await fetch(`${emulator.url}/2010-04-01/Accounts/${emulator.accountSid}/Calls/${call.sid}.json`, {
			method: "POST",
			headers: {
				authorization: `Basic ${Buffer.from(`${emulator.accountSid}:${emulator.authToken}`).toString("base64")}`,
				"content-type": "application/x-www-form-urlencoded",
			},
			body: new URLSearchParams({ Twiml: '<Response><Play digits="1w2"/></Response>' }),
		});
		assert.equal(response.status, 200);
		await call.done;
		assert.equal(ofEvent("stop").length, 1);
		assert.equal(call.streams[0]?.end, "redirect");
		assert.ok(call.events.some(({ type, detail }) => type === "play" && detail.digits === "1w2"));
	});

	test("ends on what is no message", async () => {
		for (const [index, bad] of [
			"{",
			"[]",
			'{"event":"dance"}',
			'{"event":"media","media":{"payload":"*"}}',
			'{"event":"mark"}',
		].entries()) {
			const call = await connected([], "<Say>x</Say>");
			const { socket, streamSid } = await started();
			socket.send(bad.replace("{", index === 0 ? "{" : `{"streamSid":"${streamSid}",`));
			await call.done;
			assert.equal(emulator.debugger.at(-1)?.code, 31951, bad);
			assert.equal(call.said().length, 1);
			emulator.reset();
			product.sockets.length = 0;
		}
	});

	test("says why it could not begin", async () => {
		const codes: Record<string, number> = { "/refused": 31920, "/media?a=1": 31923 };
		for (const [path, code] of Object.entries(codes)) {
			const call = await connected([], "<Say>x</Say>", "", path);
			await call.done;
			assert.equal(emulator.debugger.at(-1)?.code, code);
			assert.equal(call.said().length, 1);
		}
		product.on("/voice", '<Connect><Stream url="ws://127.0.0.1:1/media"/></Connect><Hangup/>');
		await (await emulator.dialIn({ from: "+34600000001", to: number })).done;
		assert.equal(emulator.debugger.at(-1)?.code, 31902);
		const strict = await startTwilioEmulator({
			numbers: [{ phoneNumber: number, voiceUrl: `${product.url}/voice` }],
		});
		await (await strict.dialIn({ from: "+34600000001", to: number })).done;
		assert.equal(strict.debugger.at(-1)?.code, 31922);
		await strict.close();
	});

	test("tells of its beginning and end", async () => {
		product.on("/voice", `<Connect><Stream url="${product.wsUrl}/media" statusCallback="/stream"/></Connect><Hangup/>`);
		const call = await emulator.dialIn({ from: "+34600000001", to: number });
		const { socket } = await started();
		socket.close();
		await call.done;
		await emulator.webhooks.settled();
		assert.deepEqual(
			product.at("/stream").map(({ params }) => [params.StreamEvent, params.StreamSid]),
			["stream-started", "stream-stopped"].map((event) => [event, call.streams[0]?.streamSid]),
		);
	});
});
