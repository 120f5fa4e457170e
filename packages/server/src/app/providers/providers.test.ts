import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { ProviderOptions } from "@centralita/contracts";
import { startOpenAiEmulator } from "@centralita/emulators";
import { loadSettings } from "../../platform/config/index.ts";
import { ProviderError } from "../../platform/errors/index.ts";
import { createLogger } from "../../platform/log/index.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { buildProviders } from "./index.ts";

const log = createLogger({ logLevel: "silent" });

async function bench(t: TestContext, environment: Record<string, string>) {
	t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
	const emulator = await startOpenAiEmulator();
	const metrics = createMetrics(false);
	const gateways = { OPENAI_BASE_URL: "$URL/v1", GROQ_BASE_URL: "$URL/v1" };
	const settings = loadSettings(
		Object.fromEntries(
			Object.entries({ ...gateways, ...environment }).map(([name, value]) => [
				name,
				value.replace("$URL", emulator.url),
			]),
		),
	);
	const providers = await buildProviders({ settings, metrics, log });
	t.after(async () => {
		providers.close();
		await emulator.close();
	});
	return { emulator, metrics, providers };
}

const choose = (provider: string, ...fallbacks: string[]) => ({ provider, fallbacks });

async function ask(model: LanguageModel, text = "hola"): Promise<string> {
	const messages = [{ role: "user", text }] as const;
	let reply = "";
	try {
		const { signal } = new AbortController();
		for await (const part of model.reply({ system: "", messages, tools: [], signal }))
			if (part.type === "text") reply += part.text;
	} catch (error) {
		assert.ok(error instanceof ProviderError);
		return error.kind;
	}
	return reply;
}

async function say(voice: TextToSpeech): Promise<{ milliseconds: number; sampleRate: number }> {
	let samples = 0;
	let rate = 0;
	const request = { text: "Hola, ¿en qué te puedo ayudar?", locale: "es-419", speed: 1 } as const;
	for await (const { pcm, sampleRate } of voice.synthesize({ ...request, signal: new AbortController().signal })) {
		samples += pcm.length;
		rate = sampleRate;
	}
	return { milliseconds: (samples * 1000) / rate, sampleRate: rate };
}

const patient = { LLM_TIMEOUT_MS: "20000", TTS_TIMEOUT_MS: "20000", STT_TIMEOUT_MS: "20000" };
const server = { LLM_BASE_URL: "$URL/v1", LLM_MODEL: "m", TTS_BASE_URL: "$URL/v1", TTS_MODEL: "t", ...patient };
const pauseMs = 20_000;

test("works without any key: no model, the browser's recogniser, the built-in voice", async (t) => {
	const { providers, emulator } = await bench(t, {});
	assert.equal(providers.languageModel(choose("auto")), null);
	assert.equal(providers.speechToText(choose("auto")), null);
	const voice = providers.textToSpeech(choose("auto"));
	assert.equal(voice.provider, "espeak");
	assert.ok((await say(voice)).milliseconds > 500);
	const options = ProviderOptions.parse(providers.describe());
	const available = (list: readonly { id: string; available: boolean; builtIn: boolean }[]) =>
		list.filter((option) => option.available).map(({ id, builtIn }) => `${id} ${builtIn}`);
	assert.deepEqual(
		[available(options.languageModel), available(options.speechToText), available(options.textToSpeech)],
		[[], ["browser true"], ["espeak true"]],
	);
	assert.equal(emulator.requests.length, 0);
});

test("chooses by settings alone, and the rest by id", async (t) => {
	const { providers } = await bench(t, {
		OPENAI_API_KEY: "k",
		GROQ_API_KEY: "k",
		LLM_MODEL: "gpt-9",
		TTS_VOICE: "nova",
	});
	assert.equal(providers.languageModel(choose("auto"))?.provider, "openai");
	assert.equal(providers.languageModel(choose("auto"))?.model, "gpt-9");
	assert.equal(providers.languageModel(choose("groq"))?.model, "llama-3.3-70b-versatile");
	assert.equal(providers.languageModel(choose("azure"))?.provider, "openai", "what is not configured is auto");
	assert.equal(providers.speechToText(choose("auto"))?.model, "gpt-4o-mini-transcribe");
	assert.equal(providers.speechToText(choose("groq"))?.model, "whisper-large-v3-turbo");
	assert.equal(providers.speechToText(choose("browser")), null);
	assert.equal(providers.textToSpeech(choose("auto")).voices()[0]?.id, "nova");
	assert.equal(providers.textToSpeech(choose("espeak")).provider, "espeak");
});

test("reaches Azure OpenAI by its endpoint and deployment", async (t) => {
	const azure = await bench(t, {
		AZURE_OPENAI_API_KEY: "k",
		AZURE_OPENAI_ENDPOINT: "$URL",
		AZURE_OPENAI_DEPLOYMENT: "ours",
	});
	azure.emulator.script([{ reply: "desde Azure" }]);
	const model = azure.providers.languageModel(choose("auto"));
	assert.ok(model);
	assert.deepEqual([model.provider, model.model, await ask(model)], ["azure", "ours", "desde Azure"]);
	assert.equal(azure.emulator.requests[0]?.headers["api-key"], "k");
});

for (const masked of [true, false])
	test(`a model, whichever is chosen, ${masked ? "sees no" : "sees"} personal data: as configured`, async (t) => {
		const { emulator, providers } = await bench(t, { ...server, GROQ_API_KEY: "k", MASK_BEFORE_MODEL: String(masked) });
		emulator.script([{ reply: "Escribo a [EMAIL 1]." }]);
		for (const choice of [choose("auto"), choose("groq"), choose("auto", "groq")]) {
			const model = providers.languageModel(choice);
			assert.ok(model);
			assert.equal(
				await ask(model, "soy ana@example.com"),
				masked ? "Escribo a ana@example.com." : "Escribo a [EMAIL 1].",
			);
		}
		assert.equal(emulator.requests.length, 3);
		for (const { body } of emulator.requests) assert.equal(JSON.stringify(body).includes("ana@example.com"), !masked);
	});

test("stops asking a model that keeps failing, then tries again, and shows it", async (t) => {
	const { emulator, providers, metrics } = await bench(t, server);
	emulator.script([{ reply: "ya estoy" }]);
	emulator.fault({ kind: "status", status: 401, times: 3 });
	const model = providers.languageModel(choose("auto"));
	assert.ok(model);
	for (let n = 0; n < 3; n++) assert.equal(await ask(model), "auth");
	assert.equal(await ask(model), "breaker-open");
	assert.equal(emulator.requests.length, 3, "refused without a request");
	assert.equal(providers.describe().languageModel[0]?.breaker, "open");
	assert.match(
		await metrics.registry.metrics(),
		/centralita_provider_breaker_state\{port="language-model",provider="openai-compatible"\} 2/,
	);
	t.mock.timers.tick(pauseMs);
	assert.equal(providers.describe().languageModel[0]?.breaker, "half-open");
	assert.equal(await ask(model), "ya estoy");
	assert.equal(providers.describe().languageModel[0]?.breaker, "closed");
});

test("keeps a model for calls whose structured answers are no good", async (t) => {
	const { emulator, providers } = await bench(t, server);
	emulator.script([{ when: { structured: true }, reply: "no soy JSON" }, { reply: "sigo aquí" }]);
	const model = providers.languageModel(choose("auto"));
	assert.ok(model);
	const { signal } = new AbortController();
	const request = { name: "x", system: "", prompt: "", schema: { type: "object" }, signal };
	for (let n = 0; n < 4; n++)
		await assert.rejects(model.object(request), (error: ProviderError) => error.kind === "bad-response");
	assert.equal(providers.describe().languageModel[0]?.breaker, "closed");
	assert.equal(await ask(model), "sigo aquí");
});

test("asks the second model when the first cannot answer", async (t) => {
	const { emulator, providers } = await bench(t, { ...server, OPENAI_API_KEY: "k" });
	emulator.script([{ reply: "aquí la otra" }]);
	emulator.fault({ kind: "status", status: 401 });
	const model = providers.languageModel(choose("auto"));
	assert.ok(model);
	assert.equal(await ask(model), "aquí la otra");
	assert.equal(model.provider, "openai");
	emulator.fault({ kind: "truncate", after: 1, how: "cut" });
	assert.equal(await ask(model), "bad-response", "what was begun is not begun again");
});

test("speaks with the built-in voice when the other cannot, and stays with it for a while", async (t) => {
	const { emulator, providers } = await bench(t, server);
	const events: string[] = [];
	const voice = providers.textToSpeech(choose("auto"), ({ from, to, kind }) => events.push(`${from} ${to} ${kind}`));
	const whole = await say(voice);
	assert.equal(whole.sampleRate, 24_000);
	emulator.fault({ kind: "status", status: 401, on: "speech" });
	assert.equal((await say(voice)).sampleRate, 22_050);
	assert.equal(voice.provider, "espeak");
	assert.equal((await say(voice)).sampleRate, 22_050, "the next sentence has the same voice");
	assert.equal(emulator.requests.length, 2);
	assert.deepEqual(events, ["openai-compatible espeak auth"]);

	const other = providers.textToSpeech(choose("auto"), ({ kind }) => events.push(kind));
	emulator.fault({ kind: "truncate", after: 2, how: "cut", on: "speech" });
	const broken = await say(other);
	assert.equal(broken.sampleRate, 24_000, "no second voice within a sentence");
	assert.ok(broken.milliseconds > 0 && broken.milliseconds < whole.milliseconds);
	assert.equal((await say(other)).sampleRate, 22_050);
	assert.deepEqual(events.slice(1), ["bad-response"]);
});

test("keeps listening after transcription was down", async (t) => {
	const { emulator, providers } = await bench(t, { STT_BASE_URL: "$URL/v1", STT_MODEL: "whisper-1", ...patient });
	const ears = providers.speechToText(choose("auto"));
	assert.ok(ears);
	const stream = ears.open({ locale: "es-419", sampleRate: 8000, signal: new AbortController().signal });
	const hear = async () => {
		stream.write(new Int16Array(4000).fill(3000));
		return stream.commit().then(
			({ text }) => text,
			(error: ProviderError) => error.kind,
		);
	};
	emulator.fault({ kind: "status", status: 500, times: 6 });
	emulator.transcribe("por fin");
	assert.deepEqual([await hear(), await hear(), await hear()], Array(3).fill("unavailable"));
	assert.equal(await hear(), "breaker-open");
	t.mock.timers.tick(pauseMs);
	assert.equal(await hear(), "por fin");
	assert.equal(emulator.transcriptions[0]?.audio.length, 44 + 8000, "what was refused is not sent later");
});

test("replaces what changed and nothing else: breakers, engines and calls under way go on", async (t) => {
	const { emulator, providers, metrics } = await bench(t, server);
	emulator.fault({ kind: "status", status: 401, times: 3 });
	const underWay = providers.languageModel(choose("openai-compatible"));
	assert.ok(underWay);
	for (let n = 0; n < 3; n++) assert.equal(await ask(underWay), "auth");
	assert.equal(providers.describe().languageModel[0]?.breaker, "open");

	await providers.control.enter(new Map([["OPENAI_API_KEY", "k"]]));
	assert.equal(providers.describe().languageModel[0]?.breaker, "open", "its values did not change");
	emulator.script([{ reply: "desde la otra" }]);
	const next = providers.languageModel(choose("openai-compatible", "openai"));
	assert.ok(next);
	assert.deepEqual([await ask(next), next.provider], ["desde la otra", "openai"]);

	await providers.control.enter(new Map());
	assert.equal(await ask(next), "desde la otra", "a call keeps what it has");
	assert.equal(providers.languageModel(choose("openai"))?.provider, "openai-compatible");
	assert.doesNotMatch(await metrics.registry.metrics(), /breaker_state\{port="language-model",provider="openai"\}/);
});

test("tries the next recogniser with the same speech, and says so", async (t) => {
	const dead = await startOpenAiEmulator();
	await dead.close();
	const { emulator, providers } = await bench(t, {
		STT_BASE_URL: dead.baseUrl,
		STT_MODEL: "whisper-1",
		GROQ_API_KEY: "k",
		...patient,
	});
	const events: string[] = [];
	const ears = providers.speechToText(choose("openai-compatible", "deepgram", "groq"), ({ from, to, kind }) =>
		events.push(`${from} ${to} ${kind}`),
	);
	assert.ok(ears);
	emulator.transcribe("te oigo");
	const stream = ears.open({ locale: "es-419", sampleRate: 8000, signal: new AbortController().signal });
	stream.write(new Int16Array(4000).fill(3000));
	assert.equal((await stream.commit()).text, "te oigo");
	assert.deepEqual(
		[ears.provider, ears.model, events],
		["groq", "whisper-large-v3-turbo", ["openai-compatible groq unavailable"]],
	);
	assert.equal(emulator.transcriptions[0]?.audio.length, 44 + 8000);
	stream.close();
});
