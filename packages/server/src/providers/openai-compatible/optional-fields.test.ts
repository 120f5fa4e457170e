import assert from "node:assert/strict";
import { test } from "node:test";
import { startOpenAiEmulator } from "@centralita/emulators";
import { createCompatibleModel } from "./index.ts";
import { fetchWithoutUnknownFields } from "./optional-fields.ts";

/** A server that knows none of the given fields and answers 200 otherwise. */
function server(...unknown: string[]) {
	const bodies: Record<string, unknown>[] = [];
	const send = fetchWithoutUnknownFields(async (_input, init) => {
		const body = JSON.parse(String(init?.body)) as Record<string, unknown>;
		bodies.push(body);
		const found = unknown.find((field) => field in body);
		if (found === undefined) return new Response("{}");
		return new Response(JSON.stringify({ error: { message: `Unrecognized request argument: ${found}` } }), {
			status: 400,
		});
	});
	const post = (body: object) => send("http://server/", { method: "POST", body: JSON.stringify(body) });
	return { bodies, post };
}

test("drops what a server does not know, and remembers", async () => {
	const { bodies, post } = server("stream_options", "temperature");
	const body = { model: "m", stream_options: {}, temperature: 0.3 };
	assert.equal((await post(body)).status, 200);
	assert.equal((await post(body)).status, 200);
	assert.equal(bodies.length, 4);
	assert.deepEqual(bodies.at(-1), { model: "m" });
});

test("calls the limit of a reply as the server does", async () => {
	const { bodies, post } = server("max_tokens");
	await post({ max_tokens: 50 });
	assert.deepEqual(bodies, [{ max_tokens: 50 }, { max_completion_tokens: 50 }]);
	const neither = server("max_tokens", "max_completion_tokens");
	assert.equal((await neither.post({ max_tokens: 50 })).status, 200);
	assert.deepEqual(neither.bodies.at(-1), {});
});

test("asks in words where there are no structured answers", async () => {
	const { bodies, post } = server("response_format");
	const messages = [{ role: "user", content: "I am Ana" }];
	await post({ messages, response_format: { type: "json_schema", json_schema: { schema: { type: "object" } } } });
	const last = bodies.at(-1) as { messages: { content: string }[] };
	assert.equal(last.messages.length, 2);
	assert.match(last.messages[1]?.content ?? "", /\{"type":"object"\}/);
});

test("hands on every other refusal, and what is no JSON", async () => {
	const { bodies, post } = server("model");
	const refusal = await post({ model: "m", temperature: 1 });
	assert.equal(refusal.status, 400);
	assert.match(await refusal.text(), /model/);
	assert.equal(bodies.length, 1);
	const send = fetchWithoutUnknownFields(async () => new Response("raw"));
	assert.equal(await (await send("http://server/", { body: "no json" })).text(), "raw");
});

test("goes through the AI SDK as well", async (t) => {
	const emulator = await startOpenAiEmulator();
	t.after(() => emulator.close());
	emulator.fault({ kind: "status", status: 400, message: "unknown field: stream_options" });
	emulator.script([{ reply: "hola" }]);
	const model = createCompatibleModel({ baseUrl: emulator.baseUrl, apiKey: null, model: "m", firstTokenMs: 10_000 });
	const { signal } = new AbortController();
	let text = "";
	for await (const part of model.reply({ system: "", messages: [{ role: "user", text: "x" }], tools: [], signal }))
		if (part.type === "text") text += part.text;
	assert.equal(text, "hola");
	assert.equal(Object.hasOwn(Object(emulator.requests[1]?.body), "stream_options"), false);
});
