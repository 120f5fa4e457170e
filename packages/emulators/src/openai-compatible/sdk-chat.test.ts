import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import OpenAI, { APIError, AuthenticationError, BadRequestError, InternalServerError, RateLimitError } from "openai";
import { startOpenAiEmulator } from "./index.ts";

const emulator = await startOpenAiEmulator();
after(() => emulator.close());
beforeEach(() => emulator.reset());

const client = (maxRetries = 0) => new OpenAI({ apiKey: "any", baseURL: emulator.baseUrl, maxRetries });
const ask = (text: string) => ({ model: "rehearsal", messages: [{ role: "user" as const, content: text }] });
const tool = (name: string) => ({
	type: "function" as const,
	function: {
		name,
		strict: true,
		parameters: {
			type: "object",
			properties: { query: { type: "string" } },
			required: ["query"],
			additionalProperties: false,
		},
	},
});

async function read(stream: AsyncIterable<OpenAI.ChatCompletionChunk>) {
	let text = "";
	const calls: { id: string; name: string; arguments: string }[] = [];
	let finish: string | null = null;
	let usage: OpenAI.CompletionUsage | null = null;
	for await (const chunk of stream) {
		usage = chunk.usage ?? usage;
		const choice = chunk.choices[0];
		text += choice?.delta.content ?? "";
		finish = choice?.finish_reason ?? finish;
		for (const part of choice?.delta.tool_calls ?? []) {
			calls[part.index] ??= { id: "", name: "", arguments: "" };
			const call = calls[part.index];
			if (!call) continue;
			call.id += part.id ?? "";
			call.name += part.function?.name ?? "";
			call.arguments += part.function?.arguments ?? "";
		}
	}
	return { text, calls, finish, usage };
}

test("answers by script, whole and streamed, with usage when it is asked for", async () => {
	emulator.script([{ when: { user: "me llamo (\\w+)" }, reply: "Hola, $1. ¿Qué tal?" }]);
	const whole = await client().chat.completions.create(ask("Me llamo Ana"));
	assert.equal(whole.choices[0]?.message.content, "Hola, Ana. ¿Qué tal?");
	assert.equal(whole.choices[0]?.finish_reason, "stop");

	const stream = { ...ask("me llamo Ana"), stream: true as const };
	const streamed = await read(await client().chat.completions.create(stream));
	assert.deepEqual([streamed.text, streamed.finish, streamed.usage], ["Hola, Ana. ¿Qué tal?", "stop", null]);
	const counted = await read(
		await client().chat.completions.create({ ...stream, stream_options: { include_usage: true } }),
	);
	assert.ok(counted.usage && counted.usage.completion_tokens > 0);
	assert.deepEqual(
		emulator.requests.map(({ endpoint, outcome }) => `${endpoint} ${outcome}`),
		["chat complete", "chat complete", "chat complete"],
	);
});

test("streams parallel tool calls in fragments, mixed or one after the other", async () => {
	const calls = [
		{ id: "call_a", name: "find", arguments: { query: "módem apagado desde ayer" } },
		{ id: "call_b", name: "note", arguments: { query: "the customer is in a hurry today" } },
	];
	emulator.script([{ reply: { toolCalls: calls, mixed: true }, times: 1 }, { reply: { toolCalls: calls } }]);
	const body = { ...ask("x"), tools: [tool("find"), tool("note")] };
	const streamed = await read(await client().chat.completions.create({ ...body, stream: true }));
	assert.equal(streamed.finish, "tool_calls");
	assert.deepEqual(
		streamed.calls.map((call) => ({ ...call, arguments: JSON.parse(call.arguments) })),
		calls,
	);
	const final = await client().chat.completions.stream(body).finalChatCompletion();
	assert.deepEqual(
		final.choices[0]?.message.tool_calls?.map((call) => (call.type === "function" ? call.function.name : "")),
		["find", "note"],
	);
});

test("goes on after a tool's result, and refuses one that is missing", async () => {
	const call = { id: "call_a", type: "function" as const, function: { name: "run_guide", arguments: "{}" } };
	const messages = [
		{ role: "system" as const, content: "Eres la recepcionista y hablas español." },
		{ role: "user" as const, content: "no tengo internet" },
		{ role: "assistant" as const, content: null, tool_calls: [call] },
	];
	const answered = [...messages, { role: "tool" as const, tool_call_id: "call_a", content: "{}" }];
	const result = await client().chat.completions.create({ model: "m", messages: answered });
	assert.equal(result.choices[0]?.message.content, "Vamos paso a paso.");
	const unanswered = [...messages, { role: "user" as const, content: "¿hola?" }];
	await assert.rejects(client().chat.completions.create({ model: "m", messages: unanswered }), BadRequestError);
});

test("fills a structured answer from the conversation", async () => {
	const schema = {
		type: "object",
		properties: {
			name: { type: ["string", "null"] },
			phone: { type: ["string", "null"] },
			email: { type: ["string", "null"] },
			sentiment: { type: "string", enum: ["positive", "neutral", "negative"] },
		},
		required: ["name", "phone", "email", "sentiment"],
		additionalProperties: false,
	};
	const conversation = "assistant: ¿Tu nombre?\ncontact: Me llamo Ana Torres y mi teléfono es 55 1234 5678, gracias";
	const result = await client().chat.completions.create({
		...ask(conversation),
		response_format: { type: "json_schema", json_schema: { name: "result", strict: true, schema } },
	});
	assert.deepEqual(JSON.parse(result.choices[0]?.message.content ?? ""), {
		name: "Ana Torres",
		phone: "5512345678",
		email: null,
		sentiment: "positive",
	});
	const loose = { ...schema, required: ["name"] };
	const body = { type: "json_schema" as const, json_schema: { name: "result", strict: true, schema: loose } };
	await assert.rejects(client().chat.completions.create({ ...ask("x"), response_format: body }), /required/);
});

test("is shown pictures inside the request, in the format that they say", async () => {
	emulator.script([{ when: { picture: true, user: "qué ves" }, reply: "Un router." }]);
	const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";
	const show = async (url: string) => {
		const content = [
			{ type: "text" as const, text: "¿Qué ves?" },
			{ type: "image_url" as const, image_url: { url } },
		];
		const { choices, usage } = await client().chat.completions.create({
			model: "rehearsal",
			messages: [{ role: "user", content }],
		});
		return [choices[0]?.message.content, (usage?.prompt_tokens ?? 0) > 1000];
	};
	assert.deepEqual(await show(`data:image/png;base64,${png}`), ["Un router.", true]);
	const bad = [
		`data:image/jpeg;base64,${png}`,
		`data:image/svg+xml;base64,${png}`,
		"https://example.com/a.png",
		"data:image/png;base64,",
	];
	for (const url of bad) await assert.rejects(show(url), BadRequestError, url);
});

test("fails as OpenAI does", async () => {
	emulator.fault({ kind: "status", status: 429, code: "insufficient_quota", shouldRetry: false });
	await assert.rejects(client(2).chat.completions.create(ask("x")), (error) => {
		assert.ok(error instanceof RateLimitError);
		assert.equal(error.code, "insufficient_quota");
		return true;
	});
	assert.equal(emulator.requests.length, 1, "x-should-retry: false stops the SDK");
	emulator.fault({ kind: "status", status: 500 });
	await assert.rejects(client().chat.completions.create(ask("x")), InternalServerError);
	emulator.fault({ kind: "status", status: 503, shape: "html" });
	await assert.rejects(client().chat.completions.create(ask("x")), InternalServerError);
	await assert.rejects(client().chat.completions.create({ model: "", messages: [] }), BadRequestError);
	await assert.rejects(client().get("/nothing"), (error) => error instanceof APIError && error.status === 404);
});

test("lets the SDK retry after the time it was told", async () => {
	emulator.script([{ reply: "ya" }]);
	emulator.fault({ kind: "status", status: 429, retryAfterMs: 5 }, { kind: "status", status: 503, retryAfterMs: 5 });
	const result = await client(2).chat.completions.create(ask("x"));
	assert.equal(result.choices[0]?.message.content, "ya");
	assert.deepEqual(
		emulator.requests.map(({ status }) => status),
		[429, 503, 200],
	);
});

test("checks the key when it has one", async () => {
	const guarded = await startOpenAiEmulator({ apiKey: "right" });
	const at = (apiKey: string) => new OpenAI({ apiKey, baseURL: guarded.baseUrl, maxRetries: 0 });
	await assert.rejects(at("wrong").models.list(), AuthenticationError);
	const models = await at("right").models.list();
	assert.ok(models.data.some(({ id }) => id === "rehearsal"));
	await guarded.close();
});

test("breaks streams: cut, ended early, garbage, error inside", async () => {
	emulator.script([{ reply: "uno dos tres cuatro" }]);
	const run = async () => read(await client().chat.completions.create({ ...ask("x"), stream: true }));
	emulator.fault({ kind: "truncate", after: 2, how: "end" });
	assert.deepEqual(await run(), { text: "uno dos", calls: [], finish: null, usage: null });
	emulator.fault({ kind: "truncate", after: 2, how: "cut" });
	await assert.rejects(run(), /terminated/);
	emulator.fault({ kind: "error-in-stream", after: 1 });
	await assert.rejects(run(), (error) => error instanceof APIError && error.status === undefined);
	emulator.fault({ kind: "garbage", after: 1 });
	const quiet = new OpenAI({ apiKey: "any", baseURL: emulator.baseUrl, maxRetries: 0, logLevel: "off" });
	await assert.rejects(read(await quiet.chat.completions.create({ ...ask("x"), stream: true })), SyntaxError);
	assert.equal((await run()).finish, "stop", "a fault without times strikes once");
});

test("hangs and is slow until the client hangs up, and notices", async () => {
	emulator.script([{ reply: "uno dos tres" }]);
	emulator.fault(
		{ kind: "hang" },
		{ kind: "hang", after: 1 },
		{ kind: "slow", ms: 60_000 },
		{ kind: "delay", ms: 60_000 },
	);
	for (const seen of [0, 1, 1, 0]) {
		const abort = new AbortController();
		let text = "";
		const reading = (async () => {
			const stream = await client().chat.completions.create({ ...ask("x"), stream: true }, { signal: abort.signal });
			for await (const chunk of stream) {
				text += chunk.choices[0]?.delta.content ?? "";
				if (text === "uno") abort.abort();
			}
		})();
		await emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "open");
		if (seen === 0) abort.abort();
		await reading.catch(() => undefined);
		assert.equal(text, seen === 0 ? "" : "uno");
		await emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "closed-by-client");
	}
});
