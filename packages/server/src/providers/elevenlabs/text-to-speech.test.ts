import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startElevenLabsEmulator } from "@centralita/emulators";
import type { ProviderError } from "../../platform/errors/index.ts";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import { describeTextToSpeech } from "../../ports/conformance/text-to-speech.ts";
import type { SpeechRequest } from "../../ports/text-to-speech.ts";
import { createElevenLabsSpeech } from "./index.ts";

for (const sampleRate of [8000, 16_000]) {
	const emulator = startElevenLabsEmulator();
	describeTextToSpeech(
		`elevenlabs, for a line of ${sampleRate} Hz`,
		async () => {
			const voice = createElevenLabsSpeech({ apiKey: "k", baseUrl: (await emulator).url, timeoutMs: 10_000 });
			return { ...voice, synthesize: (request) => voice.synthesize({ ...request, sampleRate }) };
		},
		async () => (await emulator).close(),
	);
}

async function bench(t: TestContext, timeoutMs = 10_000) {
	const emulator = await startElevenLabsEmulator();
	t.after(() => emulator.close());
	const retry = { attempts: 2, baseMs: 5 };
	const adapter = createElevenLabsSpeech({ apiKey: "secret", baseUrl: emulator.url, timeoutMs, retry });
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
	const direct = async (format: string, text: string) => {
		const answer = await fetch(
			`${emulator.url}/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL/stream?output_format=${format}`,
			{
				method: "POST",
				headers: { "xi-api-key": "secret", "content-type": "application/json" },
				body: JSON.stringify({ text, model_id: "eleven_flash_v2_5" }),
			},
		);
		return new Uint8Array(await answer.arrayBuffer());
	};
	return { emulator, say, direct };
}

test("plays the vendor's samples, in the format of the line", async (t) => {
	const { say, direct } = await bench(t);
	const text = "Hola, ¿en qué te puedo ayudar?";
	const wide = await say(text, { sampleRate: 16_000 });
	const linear = await direct("pcm_16000", text);
	assert.deepEqual([wide.rates, wide.pcm], [[16_000], [...new Int16Array(linear.buffer)]]);
	const narrow = await say(text, { sampleRate: 8000 });
	const muLaw = await direct("ulaw_8000", text);
	assert.deepEqual([narrow.rates, narrow.pcm], [[8000], [...decodeMuLaw(muLaw)]]);
	assert.deepEqual((await say(text, { sampleRate: 48_000 })).rates, [24_000]);
	assert.deepEqual((await say(text)).rates, [16_000]);
});

test("asks for a voice that it knows, in the language, and for a pace only when it is another", async (t) => {
	const { emulator, say } = await bench(t);
	await say("Hola", { sampleRate: 8000, voice: "nobody" });
	await say("Hello", { locale: "en-GB", voice: "JBFqnCBsd6RMkjVDRZzb", speed: 2 });
	const path = (voice: string) => `/v1/text-to-speech/${voice}/stream`;
	const model_id = "eleven_flash_v2_5";
	assert.deepEqual(
		emulator.speeches.map(({ path, query, body }) => [path, query.get("output_format"), body]),
		[
			[path("EXAVITQu4vr4xnSDxMaL"), "ulaw_8000", { text: "Hola", model_id, language_code: "es" }],
			[
				path("JBFqnCBsd6RMkjVDRZzb"),
				"pcm_16000",
				{ text: "Hello", model_id, language_code: "en", voice_settings: { speed: 1.2 } },
			],
		],
	);
	assert.equal(emulator.speeches[0]?.headers["xi-api-key"], "secret");
});

test("leaves the language out for a model that takes none, and asks for voices of its own", async (t) => {
	const { emulator } = await bench(t);
	const voices = [{ id: "MyOwnVoice123", label: "Mine", locales: ["es-AR"] as const }];
	const model = "eleven_multilingual_v2";
	const mine = createElevenLabsSpeech({ apiKey: "k", baseUrl: emulator.url, model, voices, timeoutMs: 10_000 });
	const request = { text: "Hola", locale: "es-AR", speed: 1, signal: new AbortController().signal } as const;
	for await (const { pcm } of mine.synthesize(request)) assert.ok(pcm.length > 0);
	assert.deepEqual(emulator.speeches[0]?.body, { text: "Hola", model_id: model });
	assert.equal(emulator.speeches[0]?.path, "/v1/text-to-speech/MyOwnVoice123/stream");
});

test("names every failure, with ElevenLabs' own code", async (t) => {
	const { emulator, say } = await bench(t);
	const expected = [
		[400, "max_character_limit_exceeded", "bad-request", false],
		[401, "max_character_limit_exceeded", "bad-request", false],
		[401, "invalid_api_key", "auth", false],
		[401, "quota_exceeded", "quota", false],
		[401, "voice_not_found", "bad-request", false],
		[403, "only_for_creator+", "auth", false],
		[404, "voice_not_found", "bad-request", false],
		[422, "value_error", "bad-request", false],
		[425, "too_early", "unavailable", true],
		[429, "too_many_concurrent_requests", "rate-limit", true],
		[429, "system_busy", "unavailable", true],
		[500, "internal_error", "unavailable", true],
	] as const;
	for (const [status, code, kind, retryable] of expected) {
		emulator.reset();
		emulator.fault({ kind: "status", status, code, times: 5 });
		const { failure } = await say("Hola");
		assert.deepEqual([failure?.kind, failure?.retryable, failure?.vendorCode], [kind, retryable, code]);
		assert.equal(emulator.speeches.length, retryable ? 2 : 1);
	}
	emulator.reset();
	emulator.fault({ kind: "garbage", times: 5 });
	assert.equal((await say("Hola")).failure?.kind, "bad-response");
	assert.equal((await say("a".repeat(40_001))).failure?.vendorCode, "max_character_limit_exceeded");
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
