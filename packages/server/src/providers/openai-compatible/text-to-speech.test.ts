import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Fault, startOpenAiEmulator } from "@centralita/emulators";
import type { ProviderError } from "../../platform/errors/index.ts";
import { describeTextToSpeech } from "../../ports/conformance/text-to-speech.ts";
import { createSpeech } from "./index.ts";

const conforming = startOpenAiEmulator();
describeTextToSpeech(
	"openai-compatible",
	async () => {
		const { baseUrl } = await conforming;
		return createSpeech({ provider: "openai-compatible", baseUrl, apiKey: null, model: "m", timeoutMs: 10_000 });
	},
	async () => (await conforming).close(),
);

async function bench(t: TestContext, timeoutMs = 10_000) {
	const emulator = await startOpenAiEmulator();
	t.after(() => emulator.close());
	const adapter = createSpeech({
		provider: "openai",
		baseUrl: emulator.baseUrl,
		apiKey: "k",
		model: "tts-1",
		timeoutMs,
		retry: { attempts: 2, baseMs: 5 },
	});
	const say = async (text: string, more: { voice?: string; speed?: number; signal?: AbortSignal } = {}) => {
		const chunks: Int16Array[] = [];
		let failure: ProviderError | undefined;
		try {
			const request = { text, locale: "es-419", speed: 1, signal: new AbortController().signal, ...more } as const;
			for await (const { pcm, sampleRate } of adapter.synthesize(request)) {
				assert.equal(sampleRate, 24_000);
				chunks.push(pcm);
			}
		} catch (error) {
			failure = error as ProviderError;
		}
		return { chunks, samples: chunks.reduce((sum, { length }) => sum + length, 0), failure };
	};
	return { emulator, adapter, say };
}

test("puts samples together whose bytes came in different chunks", async (t) => {
	const { emulator, say } = await bench(t);
	const text = "Hola, ¿en qué te puedo ayudar?";
	emulator.fault({ kind: "slow", ms: 2 });
	const { chunks, failure } = await say(text, { speed: 1.25 });
	assert.equal(failure, undefined);
	assert.ok(chunks.length > 3);
	const direct = await fetch(`${emulator.baseUrl}/audio/speech`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ model: "m", voice: "coral", input: text, response_format: "pcm", speed: 1.25 }),
	});
	const expected = new Int16Array(await direct.arrayBuffer());
	assert.deepEqual(
		chunks.flatMap((chunk) => [...chunk]),
		[...expected],
	);
});

test("asks for a voice that exists and leaves out what says nothing", async (t) => {
	const { emulator, say } = await bench(t);
	await say("Hola", { voice: "es-419+f3" });
	await say("Hola", { voice: "nova", speed: 1.5 });
	assert.deepEqual(
		emulator.requests.map(({ body }) => body),
		[
			{ model: "tts-1", voice: "coral", input: "Hola", response_format: "pcm" },
			{ model: "tts-1", voice: "nova", input: "Hola", response_format: "pcm", speed: 1.5 },
		],
	);
});

test("tries again before the first sound and never after it", async (t) => {
	const { emulator, say } = await bench(t);
	const text = "Hola, ¿en qué te puedo ayudar?";
	emulator.fault({ kind: "status", status: 500 });
	const second = await say(text);
	assert.equal(second.failure, undefined);
	assert.equal(emulator.requests.length, 2);
	emulator.fault({ kind: "truncate", after: 2, how: "cut" });
	const cut = await say(text);
	assert.equal(cut.failure?.kind, "bad-response");
	assert.ok(cut.samples > 0 && cut.samples < second.samples);
	assert.equal(emulator.requests.length, 3);
});

test("names its failures, and hangs up when it is cancelled", async (t) => {
	const { emulator, say } = await bench(t);
	const fail = async (fault: Fault) => {
		emulator.fault({ ...fault, times: 5 });
		return (await say("Hola")).failure?.kind;
	};
	assert.equal(await fail({ kind: "status", status: 429, code: "insufficient_quota" }), "quota");
	assert.equal(await fail({ kind: "status", status: 401 }), "auth");
	assert.equal(await fail({ kind: "status", status: 200, shape: "string" }), "unavailable");
	assert.equal(await fail({ kind: "status", status: 200, shape: "html" }), "bad-response");
	emulator.fault({ kind: "hang", after: 1 });
	const abort = new AbortController();
	const pending = say("Hola, ¿qué tal?", { signal: abort.signal });
	await emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "open");
	abort.abort();
	assert.equal((await pending).failure?.kind, "cancelled");
	await emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "closed-by-client");
});

test("does not wait for ever for the first sound, nor for the next", async (t) => {
	const { emulator, say } = await bench(t, 200);
	for (const fault of [{ kind: "hang" }, { kind: "hang", after: 1 }] as const) {
		emulator.fault({ ...fault, times: 5 });
		assert.equal((await say("Hola")).failure?.kind, "timeout");
		await emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "closed-by-client");
	}
});
