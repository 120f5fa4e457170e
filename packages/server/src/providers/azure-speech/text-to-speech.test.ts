import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startAzureSpeechEmulator } from "@centralita/emulators";
import type { ProviderError } from "../../platform/errors/index.ts";
import { describeTextToSpeech } from "../../ports/conformance/text-to-speech.ts";
import type { SpeechRequest } from "../../ports/text-to-speech.ts";
import { createAzureSpeech } from "./index.ts";

const key = "0123456789abcdef0123456789abcdef";

for (const sampleRate of [8000, 16_000, 48_000]) {
	const emulator = startAzureSpeechEmulator({ apiKey: key });
	describeTextToSpeech(
		`azure-speech, for a line of ${sampleRate} Hz`,
		async () => {
			const voice = createAzureSpeech({ key, region: null, endpoint: (await emulator).url, timeoutMs: 10_000 });
			return { ...voice, synthesize: (request) => voice.synthesize({ ...request, sampleRate }) };
		},
		async () => (await emulator).close(),
	);
}

async function bench(t: TestContext, timeoutMs = 10_000) {
	const emulator = await startAzureSpeechEmulator({ apiKey: key });
	t.after(() => emulator.close());
	const retry = { attempts: 2, baseMs: 5 };
	const adapter = createAzureSpeech({ key, region: null, endpoint: emulator.url, timeoutMs, retry });
	const say = async (text: string, more: Partial<SpeechRequest> = {}) => {
		const pcm: number[] = [];
		const rates = new Set<number>();
		let failure: ProviderError | undefined;
		try {
			const signal = new AbortController().signal;
			for await (const chunk of adapter.synthesize({ text, locale: "es-419", speed: 1, signal, ...more })) {
				pcm.push(...chunk.pcm);
				rates.add(chunk.sampleRate);
			}
		} catch (error) {
			failure = error as ProviderError;
		}
		return { pcm, rates: [...rates], failure };
	};
	return { emulator, say };
}

test("asks for the format of the line, and yields the same speech in each", async (t) => {
	const { emulator, say } = await bench(t);
	const lengths: number[] = [];
	for (const [line, format, rate] of [
		[8000, "raw-8khz-8bit-mono-mulaw", 8000],
		[16_000, "raw-16khz-16bit-mono-pcm", 16_000],
		[24_000, "raw-24khz-16bit-mono-pcm", 24_000],
		[48_000, "raw-24khz-16bit-mono-pcm", 24_000],
	] as const) {
		const { pcm, rates, failure } = await say("Hola, ¿qué tal?", { sampleRate: line });
		assert.equal(failure, undefined);
		assert.deepEqual(rates, [rate]);
		assert.equal(emulator.speeches.at(-1)?.headers["x-microsoft-outputformat"], format);
		lengths.push(Math.round((pcm.length * 1000) / rate));
	}
	assert.equal(new Set(lengths).size, 1);
});

test("sends SSML with voice, pace and key", async (t) => {
	const { emulator, say } = await bench(t);
	await say("Tom & <Ann>", { locale: "en-GB", speed: 1.25 });
	const [request] = emulator.speeches;
	assert.equal(request?.headers["ocp-apim-subscription-key"], key);
	assert.equal(request?.headers["content-type"], "application/ssml+xml");
	assert.equal(
		request?.body,
		'<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-GB"><voice name="en-GB-SoniaNeural"><prosody rate="+25%">Tom &amp; &lt;Ann&gt;</prosody></voice></speak>',
	);
	for (const [locale, voice] of [
		["es-419", "es-MX-DaliaNeural"],
		["es-AR", "es-AR-ElenaNeural"],
		["es-ES", "es-ES-ElviraNeural"],
		["en-US", "en-US-JennyNeural"],
	] as const) {
		await say("Hola", { locale });
		assert.match(String(emulator.speeches.at(-1)?.body), new RegExp(`<voice name="${voice}">Hola</voice>`));
	}
});

test("names every failure, and asks again only where it helps", async (t) => {
	const { emulator, say } = await bench(t);
	const expected = [
		[400, "bad-request", 1],
		[401, "auth", 1],
		[403, "quota", 1],
		[404, "bad-request", 1],
		[415, "bad-request", 1],
		[429, "rate-limit", 2],
		[500, "unavailable", 2],
		[502, "unavailable", 2],
		[503, "unavailable", 2],
		[504, "unavailable", 2],
	] as const;
	for (const [status, kind, tries] of expected) {
		emulator.reset();
		emulator.fault({ kind: "status", status, times: 5 });
		const { failure } = await say("Hola");
		assert.deepEqual([failure?.kind, failure?.vendorCode, emulator.speeches.length], [kind, String(status), tries]);
		assert.match(failure?.message ?? "", /request [0-9a-f]{32}$/);
	}
	emulator.fault({ kind: "status", status: 403, message: "Access denied due to Virtual Network/Firewall rules." });
	assert.equal((await say("Hola")).failure?.kind, "auth");
	emulator.fault({ kind: "status", status: 429, retryAfter: 30 });
	assert.equal((await say("Hola")).failure?.retryAfterMs, 30_000);
	emulator.fault({ kind: "garbage", times: 5 });
	assert.equal((await say("Hola")).failure?.kind, "bad-response");
});

test("tries again before the first sound and never after it", async (t) => {
	const { emulator, say } = await bench(t);
	emulator.fault({ kind: "status", status: 503 });
	assert.equal((await say("Hola")).failure, undefined);
	assert.equal(emulator.speeches.length, 2);
	emulator.fault({ kind: "truncate", afterBytes: 5001 });
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
	emulator.fault({ kind: "hang", times: 5 });
	assert.equal((await say("Hola")).failure?.kind, "timeout");
	await emulator.waitFor(() => emulator.speeches.every(({ outcome }) => outcome === "closed-by-client"));
});
