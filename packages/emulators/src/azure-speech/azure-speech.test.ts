import assert from "node:assert/strict";
import { once } from "node:events";
import { after, beforeEach, test } from "node:test";
import { WebSocket } from "ws";
import { readFrame } from "./frames.ts";
import { startAzureSpeechEmulator } from "./index.ts";

const emulator = await startAzureSpeechEmulator({ apiKey: "right" });
after(() => emulator.close());
beforeEach(() => emulator.reset());

const right = { "ocp-apim-subscription-key": "right" };
const address = `${emulator.url.replace("http", "ws")}/speech/recognition/conversation/cognitiveservices/v1?language=es-MX`;

function binaryFrame(headers: string, body: Buffer): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(headers.length);
	return Buffer.concat([length, Buffer.from(headers), body]);
}

test("lets in who has the key or a token made from it", async () => {
	const list = (headers: Record<string, string>) => fetch(`${emulator.url}/cognitiveservices/voices/list`, { headers });
	const issue = (headers: Record<string, string>) =>
		fetch(`${emulator.url}/sts/v1.0/issueToken`, { method: "POST", headers });
	assert.equal((await issue({ "ocp-apim-subscription-key": "wrong" })).status, 401);
	const token = await (await issue(right)).text();
	for (const headers of [right, { authorization: `Bearer ${token}` }]) {
		const voices: unknown = await (await list(headers)).json();
		assert.ok(Array.isArray(voices) && voices.some(({ ShortName }) => ShortName === "es-AR-ElenaNeural"));
	}
	for (const headers of [{}, { authorization: "Bearer made-up" }]) assert.equal((await list(headers)).status, 401);
});

test("speaks well-formed SSML in the formats of telephones, and refuses the rest", async () => {
	const wrap = (text: string, voice = "es-AR-ElenaNeural") =>
		`<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="es-AR"><voice name="${voice}">${text}</voice></speak>`;
	const say = async (body: string, more: Record<string, string> = {}) => {
		const format = { "x-microsoft-outputformat": "raw-8khz-8bit-mono-mulaw" };
		const headers = { ...right, "content-type": "application/ssml+xml", ...format, ...more };
		const answer = await fetch(`${emulator.url}/cognitiveservices/v1`, { method: "POST", headers, body });
		return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
	};
	const normal = await say(wrap("Hola, ¿qué tal?"));
	assert.equal(normal.status, 200);
	const slow = await say(wrap('<prosody rate="-50%">Hola, ¿qué tal?</prosody>'));
	assert.ok(Math.abs(slow.bytes - 2 * normal.bytes) < 100);
	const pcm = await say(wrap("Hola, ¿qué tal?"), { "x-microsoft-outputformat": "raw-16khz-16bit-mono-pcm" });
	assert.ok(Math.abs(pcm.bytes - 4 * normal.bytes) < 100);
	for (const body of [wrap("Tom & Ann"), wrap("a < b"), wrap("\u0001"), wrap("x", "nobody"), "Hola"])
		assert.equal((await say(body)).status, 400, body);
	assert.equal((await say(wrap("x"), { "x-microsoft-outputformat": "raw-mp3" })).status, 400);
	assert.equal((await say(wrap("x"), { "content-type": "text/plain" })).status, 415);
});

test("refuses a handshake without the key, with the status it should", async () => {
	const status = async (url: string, headers: Record<string, string> = {}) => {
		const socket = new WebSocket(url, { headers });
		socket.on("error", () => undefined);
		const [outcome] = await Promise.race([
			once(socket, "unexpected-response").then(([, r]) => [r.statusCode]),
			once(socket, "open").then(() => [101]),
		]);
		socket.terminate();
		return outcome;
	};
	assert.equal(await status(address), 401);
	assert.equal(await status(`${address}&Ocp-Apim-Subscription-Key=right`), 101);
	assert.equal(await status(address, right), 101);
	assert.equal(await status(address.replace("language=es-MX", ""), right), 400);
	emulator.fault({ kind: "status", status: 429 });
	assert.equal(await status(address, right), 429);
});

test("closes on a client that does not keep to the protocol", async () => {
	const id = "X-RequestId: 0123456789abcdef0123456789abcdef\r\n";
	const config = `Path: speech.config\r\n${id}\r\n{}`;
	const context = `Path: speech.context\r\n${id}\r\n{}`;
	for (const messages of [
		["no headers at all"],
		[context],
		[config, binaryFrame(`Path: audio\r\n${id}`, Buffer.alloc(800))],
		[config, `Path: speech.context\r\n${id}\r\n{`],
		[config, context, binaryFrame(`Path: audio\r\n${id}`, Buffer.alloc(800))],
		[config, context, binaryFrame(`Path: audio\r\n${id}Content-Type: audio/x-wav\r\n`, Buffer.alloc(44))],
		[Buffer.from([0xff, 0xff, 0])],
	]) {
		const socket = new WebSocket(address, { headers: right });
		await once(socket, "open");
		for (const message of messages) socket.send(message);
		const [code] = await once(socket, "close");
		assert.equal(code, 1007);
	}
});

test("reads both kinds of messages", () => {
	const id = "0123456789abcdef0123456789abcdef";
	const text = readFrame(
		Buffer.from(`Path: speech.config\r\nX-RequestId: ${id}\r\nContent-Type: application/json\r\n\r\n{}`),
		false,
	);
	assert.deepEqual(text, {
		path: "speech.config",
		requestId: id,
		contentType: "application/json",
		body: Buffer.from("{}"),
	});
	const audio = readFrame(binaryFrame(`Path: audio\r\nX-RequestId: ${id}\r\n`, Buffer.from("\r\n\r\nab")), true);
	assert.deepEqual(audio?.body, Buffer.from("\r\n\r\nab"));
});
