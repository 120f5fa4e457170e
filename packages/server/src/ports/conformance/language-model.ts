import assert from "node:assert/strict";
import { test } from "node:test";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { LanguageModel, ModelMessage, ReplyPart, ReplyRequest } from "../language-model.ts";

/** What the vendor does with all requests from now on. */
export type ModelBehaviour =
	| { kind: "text"; text: string; reasoning?: string }
	| { kind: "tools"; calls: readonly { id: string; name: string; arguments: unknown }[] }
	/** Text that is cut before its end, without a finish reason. */
	| { kind: "truncated"; text: string; how: "cut" | "end" }
	/** Some text, then nothing. */
	| { kind: "hang"; text: string }
	| { kind: "object"; value: unknown }
	/** That answer to whoever shows a picture, and a refusal of none. */
	| { kind: "sees"; value: unknown }
	| { kind: "garbage" }
	| { kind: "rate-limit"; retryAfterMs: number }
	| { kind: "quota" | "server-error" | "bad-key" | "unknown-model" };

/** An adapter and the vendor it talks to. */
export type ModelBench = {
	/** Waits so long that a busy machine is no failure. */
	model: LanguageModel;
	/** The same, waiting some 200 ms for the first token and between two. */
	impatient: LanguageModel;
	behave(behaviour: ModelBehaviour): void;
	/** Requests that reached the vendor. */
	requests(): number;
	/** Resolves when the vendor sees that the last request was hung up. */
	hungUp(): Promise<void>;
	close(): Promise<void>;
};

const tool = {
	name: "find_slot",
	description: "Finds a free appointment",
	parameters: {
		type: "object",
		properties: { date: { type: "string" } },
		required: ["date"],
		additionalProperties: false,
	},
};

/** One white pixel. */
const picture = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==",
	"base64",
);

const schema = {
	type: "object",
	properties: { name: { type: "string" } },
	required: ["name"],
	additionalProperties: false,
};

const request = (more: Partial<ReplyRequest> = {}): ReplyRequest => ({
	system: "You are a receptionist.",
	messages: [{ role: "user", text: "Hello" }],
	tools: [],
	signal: new AbortController().signal,
	...more,
});

async function read(parts: AsyncIterable<ReplyPart>) {
	const seen: ReplyPart[] = [];
	let error: unknown;
	try {
		for await (const part of parts) seen.push(part);
	} catch (thrown) {
		error = thrown;
	}
	const text = seen.map((part) => (part.type === "text" ? part.text : "")).join("");
	return { seen, text, error, finishes: seen.filter((part) => part.type === "finish") };
}

function failedWith(error: unknown, kind: ProviderErrorKind, provider: string): ProviderError {
	assert.ok(error instanceof ProviderError, `not a ProviderError: ${error}`);
	assert.equal(error.kind, kind, error.message);
	assert.equal(error.provider, provider);
	return error;
}

/** What every adapter of the language-model port must do, whatever its vendor is like. */
export function languageModelConformance(name: string, open: () => Promise<ModelBench>): void {
	const check = (what: string, run: (bench: ModelBench) => Promise<void>) =>
		test(`${name}: ${what}`, { timeout: 20_000 }, async () => {
			const bench = await open();
			try {
				await run(bench);
			} finally {
				await bench.close();
			}
		});

	check("yields text as it comes, then one finish", async ({ model, behave }) => {
		behave({ kind: "text", text: "Good morning, how can I help you?" });
		const { seen, text, finishes, error } = await read(model.reply(request({ temperature: 0.2, maxOutputTokens: 50 })));
		assert.equal(error, undefined);
		assert.equal(text, "Good morning, how can I help you?");
		assert.ok(seen.length > 3, "in pieces");
		assert.equal(finishes.length, 1);
		assert.equal(seen.at(-1), finishes[0]);
		assert.deepEqual(finishes[0]?.type === "finish" && finishes[0].reason, "stop");
	});

	check("hands tool calls over with their arguments read, and runs none", async ({ model, behave }) => {
		const calls = [
			{ id: "call_a", name: "find_slot", arguments: { date: "2026-11-23" } },
			{ id: "call_b", name: "find_slot", arguments: { date: "2026-11-24" } },
		];
		behave({ kind: "tools", calls });
		const { seen, error } = await read(model.reply(request({ tools: [tool] })));
		assert.equal(error, undefined);
		const got = seen.flatMap((part) => (part.type === "tool-call" ? [part] : []));
		assert.deepEqual(got, [
			{ type: "tool-call", ...calls[0] },
			{ type: "tool-call", ...calls[1] },
		]);
		const last = seen.at(-1);
		assert.equal(last?.type === "finish" && last.reason, "tool-calls");
	});

	check("gives calls ids of their own where the vendor gives none", async ({ model, behave }) => {
		const call = { id: "", name: "find_slot", arguments: { date: "x" } };
		behave({ kind: "tools", calls: [call, call] });
		const { seen } = await read(model.reply(request({ tools: [tool] })));
		const ids = seen.flatMap((part) => (part.type === "tool-call" ? [part.id] : []));
		assert.equal(new Set(ids).size, 2);
		assert.ok(ids.every((id) => id.length > 0));
	});

	check("tells a conversation with tools, also one where a call was interrupted", async ({ model, behave }) => {
		behave({ kind: "text", text: "Done." });
		const messages: ModelMessage[] = [
			{ role: "user", text: "An appointment" },
			{ role: "assistant", text: "", toolCalls: [{ id: "call_a", name: "find_slot", arguments: { date: "x" } }] },
			{ role: "tool", callId: "call_a", name: "find_slot", result: { slots: ["09:00"] } },
			{ role: "assistant", text: "At nine?", toolCalls: [{ id: "call_b", name: "find_slot", arguments: {} }] },
			{ role: "user", text: "No, wait" },
		];
		const { text, error } = await read(model.reply(request({ messages, tools: [tool] })));
		assert.deepEqual([text, error], ["Done.", undefined]);
	});

	check("never yields reasoning", async ({ model, behave }) => {
		behave({ kind: "text", text: "<think>they want a person</think>Sure.", reasoning: "hmm, who knows" });
		assert.equal((await read(model.reply(request()))).text, "Sure.");
	});

	for (const how of ["cut", "end"] as const)
		check(`throws after the text that arrived when the stream is broken off (${how})`, async ({ model, behave }) => {
			behave({ kind: "truncated", text: "One two three", how });
			const { text, finishes, error } = await read(model.reply(request()));
			failedWith(error, "bad-response", model.provider);
			assert.ok(text.length > 0 && "One two three".startsWith(text) && text !== "One two three", text);
			assert.equal(finishes.length, 0);
		});

	check("names each failure", async ({ model, behave }) => {
		const fail = async (behaviour: ModelBehaviour, kind: ProviderErrorKind) => {
			behave(behaviour);
			return failedWith((await read(model.reply(request()))).error, kind, model.provider);
		};
		await fail({ kind: "server-error" }, "unavailable");
		await fail({ kind: "bad-key" }, "auth");
		await fail({ kind: "unknown-model" }, "bad-request");
		await fail({ kind: "garbage" }, "bad-response");
		assert.equal((await fail({ kind: "rate-limit", retryAfterMs: 9000 }, "rate-limit")).retryAfterMs, 9000);
	});

	check("does not ask again when the money is spent", async ({ model, behave, requests }) => {
		behave({ kind: "quota" });
		failedWith((await read(model.reply(request()))).error, "quota", model.provider);
		assert.equal(requests(), 1);
	});

	check("stops waiting for the first token, and for the next", async ({ impatient, behave, hungUp }) => {
		for (const text of ["", "One two"]) {
			behave({ kind: "hang", text });
			const { error, text: heard } = await read(impatient.reply(request()));
			failedWith(error, "timeout", impatient.provider);
			assert.ok(text.startsWith(heard), heard);
			await hungUp();
		}
	});

	check("hangs up when it is aborted, and when nobody reads on", async ({ model, behave, hungUp }) => {
		behave({ kind: "hang", text: "One two" });
		const abort = new AbortController();
		let error: unknown;
		try {
			for await (const part of model.reply(request({ signal: abort.signal }))) if (part.type === "text") abort.abort();
		} catch (thrown) {
			error = thrown;
		}
		failedWith(error, "cancelled", model.provider);
		await hungUp();
		for await (const _ of model.reply(request())) break;
		await hungUp();
	});

	check("asks nothing when it was aborted before", async ({ model, behave, requests }) => {
		behave({ kind: "text", text: "x" });
		const { error } = await read(model.reply(request({ signal: AbortSignal.abort() })));
		failedWith(error, "cancelled", model.provider);
		assert.equal(requests(), 0);
	});

	check("answers with an object, or says that it is none", async ({ model, behave }) => {
		const ask = () =>
			model.object({ name: "result", system: "Extract.", prompt: "I am Ana", schema, signal: request().signal });
		behave({ kind: "object", value: { name: "Ana" } });
		assert.deepEqual((await ask()).value, { name: "Ana" });
		behave({ kind: "text", text: "I would rather not." });
		failedWith(await ask().catch((error) => error), "bad-response", model.provider);
		behave({ kind: "server-error" });
		failedWith(await ask().catch((error) => error), "unavailable", model.provider);
	});

	check("shows a picture to a model, where it can", async ({ model, behave }) => {
		if (model.look === undefined) return;
		const look = () =>
			model.look?.({
				name: "result",
				system: "Describe.",
				prompt: "Who is this?",
				schema,
				image: { bytes: picture, type: "image/png" },
				signal: request().signal,
			});
		behave({ kind: "sees", value: { name: "Ana" } });
		assert.deepEqual((await look())?.value, { name: "Ana" });
		behave({ kind: "unknown-model" });
		failedWith(await look()?.catch((error) => error), "bad-request", model.provider);
	});
}
