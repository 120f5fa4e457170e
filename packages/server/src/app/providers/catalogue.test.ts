import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "@centralita/contracts";
import { loadSettings } from "../../platform/config/index.ts";
import { settings } from "../../platform/config/settings/index.ts";
import { systemClock } from "../../platform/time/index.ts";
import type { SpeechRequest, TextToSpeech } from "../../ports/text-to-speech.ts";
import { vendors, vendorsFor } from "./catalogue.ts";
import { problemOf, withEntered, withSharedNames } from "./settings.ts";
import { chosenVoices, withDefaultVoice } from "./voices.ts";

/** The least that each vendor wants. */
const least: Record<string, Record<string, string>> = {
	openai: { OPENAI_API_KEY: "k" },
	groq: { GROQ_API_KEY: "k" },
	azure: { AZURE_OPENAI_API_KEY: "k", AZURE_OPENAI_RESOURCE: "ours", AZURE_OPENAI_DEPLOYMENT: "d" },
	deepgram: { DEEPGRAM_API_KEY: "k" },
	elevenlabs: { ELEVENLABS_API_KEY: "k" },
	"azure-speech": { AZURE_SPEECH_KEY: "k", AZURE_SPEECH_REGION: "brazilsouth" },
	"openai-compatible": {
		LLM_BASE_URL: "http://127.0.0.1:1/v1",
		STT_BASE_URL: "http://127.0.0.1:1/v1",
		TTS_BASE_URL: "http://127.0.0.1:1/v1",
	},
};

const given = (entered: Record<string, string>) =>
	withSharedNames(withEntered(loadSettings({}), new Map(Object.entries(entered))));

test("each vendor builds what it says it is for, from its own fields, under its own name", async () => {
	for (const vendor of vendors) {
		assert.deepEqual(await vendor.build(given({}), systemClock), {}, `${vendor.id} needs something`);
		const engines = await vendor.build(given(least[vendor.id] ?? {}), systemClock);
		const ports = { languageModel: "language-model", speechToText: "speech-to-text", textToSpeech: "text-to-speech" };
		assert.deepEqual(
			Object.keys(engines).map((name) => ports[name as keyof typeof ports]),
			vendor.ports,
		);
		for (const engine of Object.values(engines)) assert.equal(engine.provider, vendor.id);
		const names = vendor.fields.map((field) => settings[field].name);
		for (const name of Object.keys(least[vendor.id] ?? {})) assert.ok(names.includes(name), name);
	}
});

test("fields belong to one vendor each, required ones among them, and every vendor has a place in the order", () => {
	const fields = vendors.flatMap((vendor) => vendor.fields);
	assert.equal(new Set(fields).size, fields.length);
	for (const { id, ports, required, fields: own } of vendors) {
		assert.deepEqual(
			required.filter((field) => !own.includes(field)),
			[],
		);
		for (const port of ports)
			assert.ok(
				vendorsFor(port).some((vendor) => vendor.id === id),
				`${id} ${port}`,
			);
	}
	assert.deepEqual(
		vendorsFor("speech-to-text").map(({ id }) => id),
		["openai-compatible", "deepgram", "elevenlabs", "azure-speech", "openai", "groq"],
	);
});

test("the environment wins over what was entered, which is read as the environment would be", () => {
	const environment = loadSettings({ OPENAI_API_KEY: "from the environment" });
	const entered = new Map(
		Object.entries({
			OPENAI_API_KEY: "entered",
			OPENAI_BASE_URL: "https://gateway.example.com/v1/",
			TTS_SAMPLE_RATE: "22050",
			GROQ_BASE_URL: "no address",
			NOBODY: "x",
		}),
	);
	const merged = withEntered(environment, entered);
	assert.deepEqual(
		[merged.openaiApiKey, merged.openaiBaseUrl, merged.ttsSampleRate, merged.groqBaseUrl],
		["from the environment", "https://gateway.example.com/v1", 22_050, null],
	);
	assert.match(problemOf("groqBaseUrl", "no address") ?? "", /must be an address/);
	assert.equal(problemOf("groqBaseUrl", "https://example.com"), null);
});

test("names without a vendor go to the server beside them, else to the first vendor with a key", () => {
	const model = { LLM_MODEL: "m", STT_MODEL: "s" };
	const { openaiModel, groqModel, groqSttModel } = given({ ...model, GROQ_API_KEY: "k" });
	assert.deepEqual([openaiModel, groqModel, groqSttModel], [null, "m", "s"]);
	const both = given({ ...model, GROQ_API_KEY: "k", OPENAI_API_KEY: "k", OPENAI_STT_MODEL: "own" });
	assert.deepEqual([both.openaiModel, both.groqModel, both.openaiSttModel], ["m", null, "own"]);
	const served = given({ ...model, OPENAI_API_KEY: "k", LLM_BASE_URL: "http://127.0.0.1:1/v1" });
	assert.deepEqual([served.openaiModel, served.openaiSttModel], [null, "s"]);
});

test("named voices come first and speak their language, whatever the vendor prefers", async () => {
	const asked: (string | undefined)[] = [];
	const voices = chosenVoices("aura-2-luna-en, aura-2-celeste-es", [
		{ id: "aura-2-carina-es", label: "Carina", locales: ["es-ES"] },
		{ id: "aura-2-celeste-es", label: "Celeste", locales: ["es-419", "es-AR"] },
	]);
	assert.deepEqual(
		voices.map(({ id, label }) => `${id} ${label}`),
		["aura-2-luna-en aura-2-luna-en", "aura-2-celeste-es Celeste", "aura-2-carina-es Carina"],
	);
	assert.deepEqual(voices[0]?.locales, ["en-US", "en-GB"]);
	assert.deepEqual(chosenVoices("ours", [])[0]?.locales, locales);
	const speech: TextToSpeech = {
		provider: "x",
		model: "x",
		voices: () => voices,
		async *synthesize({ voice }) {
			asked.push(voice);
			yield { pcm: new Int16Array(1), sampleRate: 8000 };
		},
	};
	const say = async (locale: SpeechRequest["locale"], voice?: string) => {
		const request = { text: "x", locale, speed: 1, signal: new AbortController().signal, ...(voice ? { voice } : {}) };
		for await (const _chunk of withDefaultVoice(speech, "aura-2-luna-en, aura-2-celeste-es").synthesize(request));
	};
	await say("es-ES");
	await say("en-GB");
	await say("es-ES", "aura-2-carina-es");
	await say("es-AR", "somebody else's");
	assert.deepEqual(asked, ["aura-2-celeste-es", "aura-2-luna-en", "aura-2-carina-es", "aura-2-celeste-es"]);
});
