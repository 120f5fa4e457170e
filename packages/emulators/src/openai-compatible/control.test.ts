import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startOpenAiEmulator } from "./index.ts";

const emulator = await startOpenAiEmulator();
after(() => emulator.close());

const call = (method: string, path: string, body?: unknown) =>
	fetch(`${emulator.url}/__control${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
	});
const chat = async (text: string) => {
	const response = await fetch(`${emulator.baseUrl}/chat/completions`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ model: "m", messages: [{ role: "user", content: text }] }),
	});
	const body = (await response.json()) as { choices?: { message: { content: string } }[] };
	return { status: response.status, text: body.choices?.[0]?.message.content };
};

test("is driven from outside", async () => {
	const rules = [{ when: { user: "^hola" }, reply: "buenas", times: 1 }, { reply: { text: "¿qué?" } }];
	assert.equal((await call("PUT", "/script", rules)).status, 204);
	assert.deepEqual([(await chat("Hola")).text, (await chat("Hola")).text], ["buenas", "¿qué?"]);
	assert.equal((await call("PUT", "/faults", { kind: "status", status: 503, on: "chat" })).status, 204);
	assert.equal((await chat("Hola")).status, 503);
	assert.equal((await chat("Hola")).status, 200);
	const requests = (await (await call("GET", "/requests")).json()) as { status: number }[];
	assert.deepEqual(
		requests.map(({ status }) => status),
		[200, 200, 503, 200],
	);
	assert.equal((await call("DELETE", "")).status, 204);
	assert.deepEqual(await (await call("GET", "/requests")).json(), []);
});

test("refuses what makes no sense", async () => {
	assert.equal((await call("PUT", "/script", [{ when: { user: "(" }, reply: "x" }])).status, 400);
	assert.equal((await call("PUT", "/script", [{ say: "x" }])).status, 400);
	assert.equal((await call("PUT", "/faults", { kind: "earthquake" })).status, 400);
	assert.equal((await call("PUT", "/transcripts", [3])).status, 400);
	assert.equal((await call("PUT", "/pace", { firstMs: "soon" })).status, 400);
	assert.equal((await call("GET", "/transcriptions/7/audio")).status, 404);
});

test("rehearses in both languages without a script", async () => {
	assert.match((await chat("Hola, no tengo internet")).text ?? "", /módem/);
	assert.match((await chat("Hello, my internet is down and I want help")).text ?? "", /modem/);
});
