import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { ProviderError } from "../../platform/errors/index.ts";
import type { ReplyPart } from "../../ports/language-model.ts";
import { createCompatibleModel, createGroqModel, createOpenAiModel } from "./index.ts";
import { readTranscript } from "./transcript.ts";

const folder = new URL("__fixtures__/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, folder), "utf8");

let answer = "";
const server = createServer((request, response) => {
	request.resume().on("end", () => response.writeHead(200, { "content-type": "text/event-stream" }).end(answer));
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => {
	server.close();
	server.closeAllConnections();
});
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

const compatible = createCompatibleModel({ baseUrl, apiKey: null, model: "m", firstTokenMs: 2000 });
const openai = createOpenAiModel({ baseUrl, apiKey: "k", model: "m", firstTokenMs: 2000 });
const groq = createGroqModel({ baseUrl, apiKey: "k", model: "m", firstTokenMs: 2000 });

async function replay(name: string, model = compatible) {
	answer = fixture(name);
	const tool = { name: "book", description: "Books", parameters: { type: "object", properties: {} } };
	const parts: ReplyPart[] = [];
	const request = {
		system: "",
		messages: [{ role: "user", text: "x" }],
		tools: [tool],
		signal: new AbortController().signal,
	} as const;
	for await (const part of model.reply(request)) parts.push(part);
	return {
		text: parts.map((part) => (part.type === "text" ? part.text : "")).join(""),
		calls: parts.flatMap((part) => (part.type === "tool-call" ? [part] : [])),
		finish: parts.at(-1),
	};
}

test("every stream fixture is replayed", () => {
	const names = readdirSync(folder).filter((name) => name.endsWith(".sse"));
	const source = readFileSync(new URL(import.meta.url), "utf8");
	assert.deepEqual(
		names.filter((name) => !source.includes(`"${name}"`)),
		[],
	);
});

test("reads text from each server", async () => {
	for (const [name, model] of [
		["openai-text.sse", openai],
		["openai-text.sse", compatible],
		["groq-text.sse", groq],
		["groq-text.sse", compatible],
		["azure-text.sse", openai],
		["llama-cpp-reasoning.sse", compatible],
	] as const)
		assert.equal((await replay(name, model)).text, "Hello there.", name);
	assert.deepEqual((await replay("openai-text.sse")).finish, {
		type: "finish",
		reason: "stop",
		usage: { inputTokens: 82, outputTokens: 17 },
	});
	const cut = (await replay("llama-cpp-reasoning.sse")).finish;
	assert.equal(cut?.type === "finish" && cut.reason, "length");
	const filtered = (await replay("azure-filtered.sse", openai)).finish;
	assert.equal(filtered?.type === "finish" && filtered.reason, "content-filter");
});

test("puts fragments of tool calls together, and believes the calls rather than the reason", async () => {
	const openaiCalls = (await replay("openai-tools.sse")).calls;
	assert.deepEqual(
		openaiCalls.map(({ id, arguments: args }) => [id, args]),
		[
			["call_a", { date: "2026-01-05" }],
			["call_b", { date: "2026-01-06" }],
		],
	);
	const ollama = await replay("ollama-tools.sse");
	assert.ok(ollama.calls[0]?.id, "an id of our own in place of the empty one");
	assert.deepEqual(ollama.calls[0]?.arguments, { date: "2026-01-05" });
	assert.equal(ollama.finish?.type === "finish" && ollama.finish.reason, "tool-calls");
});

test("throws an error that comes inside the stream", async () => {
	for (const model of [compatible, openai, groq])
		await assert.rejects(
			replay("vllm-error.sse", model),
			(error) => error instanceof ProviderError && error.kind === "unavailable" && /CUDA/.test(error.message),
		);
});

test("reads transcripts from each server and leaves out what was made up", () => {
	const read = (name: string) => readTranscript("p", fixture(name));
	assert.equal(read("openai-json.json").text, "The beach was a popular spot.");
	const verbose = read("openai-verbose.json");
	assert.ok(verbose.confidence && verbose.confidence > 0.7 && verbose.confidence < 0.8);
	assert.equal(read("whisper-silence.json").text, "I have no internet.");
	assert.deepEqual(read("speaches-sparse.json"), { text: "Hola, ¿qué tal?", final: true });
	assert.deepEqual(read("whisper-cpp.txt"), { text: "Hola, ¿qué tal?", final: true });
	assert.throws(
		() => read("whisper-cpp-error.json"),
		(error) => error instanceof ProviderError && error.kind === "unavailable",
	);
	assert.throws(
		() => readTranscript("p", "<html>Bad gateway</html>"),
		(error) => error instanceof ProviderError && error.kind === "bad-response",
	);
	assert.equal(readTranscript("p", "Subtítulos realizados por la comunidad de Amara.org").text, "");
	assert.equal(readTranscript("p", '{"text":"¡Gracias por ver el video!"}').text, "");
	assert.equal(readTranscript("p", '{"text":"Gracias, ya la vi"}').text, "Gracias, ya la vi");
});
