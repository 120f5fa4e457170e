import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startDeepgramEmulator } from "@centralita/emulators";
import type { ProviderError } from "../../platform/errors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import { describeTextToSpeech } from "../../ports/conformance/text-to-speech.ts";
import type { SpeechRequest } from "../../ports/text-to-speech.ts";
import { createDeepgramSpeech } from "./index.ts";

for (const sampleRate of [8000, 16_000]) {
	const emulator = startDeepgramEmulator();
	describeTextToSpeech(
		`deepgram, for a line of ${sampleRate} Hz`,
		async () => {
			const voice = createDeepgramSpeech({ apiKey: "k", baseUrl: (await emulator).url, timeoutMs: 10_000 });
			return { ...voice, synthesize: (request) => voice.synthesize({ ...request, sampleRate }) };
		},
		async () => (await emulator).close(),
	);
}

async function bench(t: TestContext, timeoutMs = 10_000) {
	const emulator = await startDeepgramEmulator();
	t.after(() => emulator.close());
	const retry = { attempts: 2, baseMs: 5 };
	const adapter = createDeepgramSpeech({ apiKey: "secret", baseUrl: emulator.url, timeoutMs, retry });
	const say = async (text: string, more: Partial<SpeechRequest> = {}) => {
		const pcm: number[] = [];
		const rates = new Set<number>();
		let failure: ProviderError | undefined;
		try {
			const request = { text, locale: "es-419", speed: 1, signal: new AbortController().signal, ...more } as const;
			for await (const chunk of adapter.synthesize(request)) {
				pcm.push(...chunk.pcm);
				rates.add(chunk.sampleRate);
			}
		} catch (error) {
			failure = error as ProviderError;
		}
		return { pcm, rates: [...rates], failure };
	};
	const direct = async (query: string, text: string) => {
		const answer = await fetch(`${emulator.url}/v1/speak?${query}`, {
			method: "POST",
			headers: { authorization: "Token secret", "content-type": "application/json" },
			body: JSON.stringify({ text }),
		});
		return new Uint8Array(await answer.arrayBuffer());
	};
	return { emulator, say, direct };
}

test("plays the vendor's samples, in the format of the line", async (t) => {
	const { say, direct } = await bench(t);
	const text = "Hola, ¿en qué te puedo ayudar?";
	const wide = await say(text, { sampleRate: 16_000 });
	const linear = await direct("model=aura-2-celeste-es&encoding=linear16&sample_rate=16000&container=none", text);
	assert.deepEqual([wide.rates, wide.pcm], [[16_000], [...new Int16Array(linear.buffer)]]);
	const narrow = await say(text, { sampleRate: 8000 });
	const muLaw = await direct("model=aura-2-celeste-es&encoding=mulaw&sample_rate=8000&container=none", text);
	assert.deepEqual([narrow.rates, narrow.pcm], [[8000], [...decodeMuLaw(muLaw)]]);
	assert.deepEqual((await say(text, { sampleRate: 48_000 })).rates, [24_000]);
	assert.deepEqual((await say(text)).rates, [16_000]);
});

test("asks for a voice at home in the locale, and for a pace only when it is another", async (t) => {
	const { emulator, say } = await bench(t);
	await say("Hola", { sampleRate: 8000 });
	await say("Hola", { locale: "es-ES", voice: "nobody" });
	await say("Hello", { locale: "en-GB", speed: 1.25 });
	await say("Hello", { locale: "en-US", voice: "aura-2-arcas-en", speed: 2 });
	assert.deepEqual(
		emulator.speeches.map(({ query }) => [query.get("model"), query.get("speed"), query.get("container")]),
		[
			["aura-2-celeste-es", null, "none"],
			["aura-2-carina-es", null, "none"],
			["aura-2-pandora-en", "1.25", "none"],
			["aura-2-arcas-en", "1.5", "none"],
		],
	);
	assert.equal(emulator.speeches[0]?.headers.authorization, "Token secret");
});

test("names every failure, with Deepgram's own code", async (t) => {
	const { emulator, say } = await bench(t);
	const expected = [
		[400, "bad-request", false, "Bad Request"],
		[401, "auth", false, "INVALID_AUTH"],
		[402, "quota", false, "ASR_PAYMENT_REQUIRED"],
		[403, "auth", false, "INSUFFICIENT_PERMISSIONS"],
		[413, "bad-request", false, "PAYLOAD_TOO_LARGE"],
		[414, "bad-request", false, "ERROR"],
		[422, "bad-request", false, "ERROR"],
		[429, "rate-limit", true, "TOO_MANY_REQUESTS"],
		[500, "unavailable", true, "INTERNAL_SERVER_ERROR"],
	] as const;
	for (const [status, kind, retryable, code] of expected) {
		emulator.reset();
		emulator.fault({ kind: "status", status, times: 5 });
		const { failure } = await say("Hola");
		assert.deepEqual([failure?.kind, failure?.retryable, failure?.vendorCode], [kind, retryable, code]);
		assert.equal(emulator.speeches.length, retryable ? 2 : 1);
	}
	emulator.fault({ kind: "garbage", times: 5 });
	assert.equal((await say("Hola")).failure?.kind, "bad-response");
	assert.equal((await say("a".repeat(2001))).failure?.kind, "bad-request");
});

test("tries again before the first sound and never after it", async (t) => {
	const { emulator, say } = await bench(t);
	emulator.fault({ kind: "status", status: 503 });
	assert.equal((await say("Hola")).failure, undefined);
	assert.equal(emulator.speeches.length, 2);
	emulator.fault({ kind: "truncate", afterBytes: 5000 });
	const cut = await say("Hola, ¿qué tal?");
	assert.equal(cut.failure?.kind, "bad-response");
	assert.equal(cut.pcm.length, 2500);
	assert.equal(emulator.speeches.length, 3);
});

test("hangs up when it is interrupted, and does not wait for ever", async (t) => {
	const { emulator, say } = await bench(t, 150);
	const abort = new AbortController();
	emulator.fault({ kind: "hang" });
	const pending = say("Hola", { signal: abort.signal });
	await emulator.waitFor(() => emulator.speeches.length === 1);
	abort.abort();
	assert.equal((await pending).failure?.kind, "cancelled");
	await emulator.waitFor(() => emulator.speeches[0]?.outcome === "closed-by-client");
	const hang: SpeechFault = { kind: "hang", times: 5 };
	emulator.fault(hang);
	assert.equal((await say("Hola")).failure?.kind, "timeout");
	await emulator.waitFor(() => emulator.speeches.every(({ outcome }) => outcome !== "open"));
});
