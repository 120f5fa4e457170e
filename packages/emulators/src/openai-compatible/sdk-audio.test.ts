import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import OpenAI, { BadRequestError, toFile } from "openai";
import { startOpenAiEmulator } from "./index.ts";
import { speak } from "./voice.ts";
import { readWav, wavHeader } from "./wav.ts";

const emulator = await startOpenAiEmulator();
after(() => emulator.close());
beforeEach(() => emulator.reset());

const client = new OpenAI({ apiKey: "any", baseURL: emulator.baseUrl, maxRetries: 0 });

function wav(samples: Int16Array, sampleRate = 16_000): Buffer {
	const pcm = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
	return Buffer.concat([wavHeader(sampleRate, pcm.length), pcm]);
}
const upload = (bytes: Buffer, name = "speech.wav") => toFile(bytes, name, { type: "audio/wav" });

test("transcribes by script in the three formats and keeps the audio", async () => {
	emulator.transcribe("hola", { text: "gracias", noSpeechProb: 0.9, avgLogprob: -1.4 }, "adiós");
	const bytes = wav(speak("hola", 16_000, 1));
	const plain = await client.audio.transcriptions.create({
		file: await upload(bytes),
		model: "whisper-1",
		language: "es",
	});
	assert.equal(plain.text, "hola");
	const verbose = await client.audio.transcriptions.create({
		file: await upload(bytes),
		model: "whisper-1",
		response_format: "verbose_json",
	});
	assert.equal(verbose.segments?.[0]?.no_speech_prob, 0.9);
	const text = await client.audio.transcriptions.create({
		file: await upload(bytes),
		model: "whisper-1",
		response_format: "text",
	});
	assert.equal(String(text).trim(), "adiós");
	assert.deepEqual(emulator.transcriptions[0]?.audio, bytes);
	assert.equal(emulator.transcriptions[0]?.fields.language, "es");
	const fetched = await fetch(`${emulator.url}/__control/transcriptions/${emulator.transcriptions[0]?.id}/audio`);
	assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), bytes);
});

test("hears nothing in silence, and refuses what OpenAI refuses", async () => {
	const silence = await client.audio.transcriptions.create({
		file: await upload(wav(new Int16Array(16_000))),
		model: "whisper-1",
	});
	assert.equal(silence.text, "");
	const short = { file: await upload(wav(new Int16Array(800))), model: "whisper-1" };
	await assert.rejects(client.audio.transcriptions.create(short), /too short/);
	const unnamed = { file: await upload(wav(new Int16Array(16_000)), "speech"), model: "whisper-1" };
	await assert.rejects(client.audio.transcriptions.create(unnamed), BadRequestError);
});

test("speaks: the same text the same samples, longer texts longer, faster shorter", async () => {
	const say = async (input: string, more: object = {}) => {
		const body = { model: "tts-1", voice: "alloy", input, response_format: "pcm" as const, ...more };
		return Buffer.from(await (await client.audio.speech.create(body)).arrayBuffer());
	};
	const short = await say("Hola.");
	assert.deepEqual(await say("Hola."), short);
	assert.equal(short.length % 2, 0);
	const long = await say("Hola, ¿en qué te puedo ayudar esta tarde?");
	assert.ok(long.length > 3 * short.length);
	assert.ok((await say("Hola, ¿en qué te puedo ayudar esta tarde?", { speed: 2 })).length < 0.6 * long.length);
	const file = await say("Hola, ¿qué tal?", { response_format: "wav" });
	const info = readWav(file);
	assert.ok(info && info.level > 0.02 && info.level < 0.5);
	await assert.rejects(say("Hola", { response_format: "mp3" }), BadRequestError);
	await assert.rejects(say("a".repeat(5000)), BadRequestError);
});
