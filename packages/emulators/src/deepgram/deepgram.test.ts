import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { WebSocket } from "ws";
import { openClient, pieces } from "../speech/testing.ts";
import { startDeepgramEmulator } from "./index.ts";

const key = { authorization: "Token secret" };
const raw = "encoding=linear16&sample_rate=8000";

async function bench(t: TestContext) {
	const emulator = await startDeepgramEmulator({ apiKey: "secret" });
	t.after(() => emulator.close());
	const listen = (query = "") => openClient(`${emulator.url}/v1/listen?model=nova-3&${raw}${query}`, key);
	const speak = (query = "") => openClient(`${emulator.url}/v1/speak?model=aura-2-thalia-en&${raw}${query}`, key);
	return { emulator, listen, speak };
}

test("transcribes by script: interim results, and the rest when it is asked for", async (t) => {
	const { emulator, listen } = await bench(t);
	emulator.transcribe("quiero hablar con una persona");
	const client = await listen("&interim_results=true&endpointing=false");
	for (const piece of pieces("quiero hablar con una persona")) client.send(piece);
	client.send({ type: "Finalize" });
	const final = await client.message(({ is_final }) => is_final === true);
	assert.equal(final.from_finalize, true);
	assert.ok(client.messages.some(({ is_final }) => is_final === false));
	client.send({ type: "Finalize" });
	client.send({ type: "CloseStream" });
	assert.equal((await client.closed).code, 1000);
	assert.equal(client.messages.filter(({ is_final }) => is_final).length, 1, "nothing to flush, nothing said");
	assert.equal(client.messages.at(-1)?.type, "Metadata");
	const [session] = emulator.listenings;
	assert.deepEqual(session?.finals, ["quiero hablar con una persona"]);
	assert.equal(session?.audioMs, Buffer.concat(session?.audio ?? []).length / 16);
});

test("finds the end of an utterance when it is asked to", async (t) => {
	const { emulator, listen } = await bench(t);
	emulator.transcribe("hola");
	const client = await listen("&interim_results=true&vad_events=true&endpointing=300&utterance_end_ms=1000");
	for (const piece of [...pieces(200), ...pieces("hola"), ...pieces(1200)]) client.send(piece);
	await client.message(({ type }) => type === "UtteranceEnd");
	const told = client.messages
		.filter(({ is_final }) => is_final !== false)
		.map(({ type, speech_final }) => [type, speech_final]);
	assert.deepEqual(told, [
		["SpeechStarted", undefined],
		["Results", true],
		["UtteranceEnd", undefined],
	]);
	client.close();
});

test("ends sessions as Deepgram does", async (t) => {
	const { emulator, listen } = await bench(t);
	const empty = await listen();
	empty.send(Buffer.alloc(0));
	assert.equal((await empty.closed).code, 1000);
	const odd = await listen();
	odd.send("no message");
	assert.deepEqual((await odd.closed).reason.slice(0, 9), "DATA-0000");
	emulator.delay({ idleMs: 30 });
	const idle = await listen();
	const { code, reason } = await idle.closed;
	assert.deepEqual([code, reason.slice(0, 8)], [1011, "NET-0001"]);
});

test("refuses a handshake with a reason in its headers", async (t) => {
	const { emulator } = await bench(t);
	for (const [query, headers, status] of [
		[raw, {}, 401],
		["encoding=opus", key, 400],
		["encoding=linear16", key, 400],
	] as const) {
		const socket = new WebSocket(`${emulator.url.replace("http", "ws")}/v1/listen?model=nova-3&${query}`, { headers });
		const answer = await new Promise<{ status: number | undefined; error: unknown; id: unknown }>((resolve) => {
			socket.on("error", () => undefined);
			socket.on("unexpected-response", (request, response) => {
				const { "dg-error": error, "dg-request-id": id } = response.headers;
				resolve({ status: response.statusCode, error, id });
				request.destroy();
			});
		});
		assert.equal(answer.status, status);
		assert.ok(answer.error && answer.id);
	}
});

test("speaks over a socket: flushes, and is silent when it is cleared", async (t) => {
	const { emulator, speak } = await bench(t);
	const client = await speak();
	client.send({ type: "Speak", text: "Hello, " });
	client.send({ type: "Speak", text: "how can I help?" });
	client.send({ type: "Flush" });
	await client.message(({ type }) => type === "Flushed");
	const ms = Buffer.concat(client.audio).length / 16;
	assert.ok(ms > 22 * 40 && ms < 22 * 100, `${ms} ms`);
	assert.equal(emulator.speeches[0]?.audioMs, ms);
	emulator.delay({ firstAudioMs: 20 });
	client.send({ type: "Speak", text: "Nobody will hear this." });
	client.send({ type: "Flush" });
	client.send({ type: "Clear" });
	await client.message(({ type }) => type === "Cleared");
	client.send({ type: "Close" });
	assert.equal((await client.closed).code, 1000);
	assert.equal(Buffer.concat(client.audio).length / 16, ms);
	assert.deepEqual(
		client.messages.map(({ type }) => type),
		["Metadata", "Flushed", "Cleared"],
	);
});

test("warns at the twenty-first flush of a minute, and refuses long texts", async (t) => {
	const { speak } = await bench(t);
	const client = await speak();
	for (let n = 0; n < 21; n++) client.send({ type: "Flush" });
	const warning = await client.message(({ type }) => type === "Warning");
	assert.equal(warning.code, "EXCESSIVE_FLUSH");
	client.send({ type: "Speak", text: "a".repeat(2001) });
	assert.match((await client.closed).reason, /DATA-0001/);
});

test("puts a header before the samples unless it is told not to", async (t) => {
	const { emulator } = await bench(t);
	const say = async (query: string, body: object = { text: "Hola" }) => {
		const headers = { ...key, "content-type": "application/json" };
		const url = `${emulator.url}/v1/speak?model=aura-2-celeste-es&${query}`;
		return fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
	};
	const wav = Buffer.from(await (await say("encoding=mulaw")).arrayBuffer());
	const plain = await say("encoding=mulaw&container=none");
	assert.equal(plain.headers.get("content-type"), "audio/mulaw;rate=8000");
	assert.deepEqual(wav.subarray(44), Buffer.from(await plain.arrayBuffer()));
	assert.equal((await say("encoding=mulaw&sample_rate=48000")).status, 400);
	assert.equal((await say("encoding=mulaw", { text: "a".repeat(2001) })).status, 413);
	assert.equal((await say("encoding=mulaw", {})).status, 400);
});
