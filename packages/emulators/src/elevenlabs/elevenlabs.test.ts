import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openClient, pieces } from "../speech/testing.ts";
import { startElevenLabsEmulator } from "./index.ts";

const key = { "xi-api-key": "secret" };

async function bench(t: TestContext) {
	const emulator = await startElevenLabsEmulator({ apiKey: "secret" });
	t.after(() => emulator.close());
	const listen = (query = "", headers: Record<string, string> = key) =>
		openClient(
			`${emulator.url}/v1/speech-to-text/realtime?model_id=scribe_v2_realtime&audio_format=pcm_8000${query}`,
			headers,
		);
	const speak = (path: string) =>
		openClient(
			`${emulator.url}/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL/${path}?model_id=eleven_flash_v2_5&output_format=ulaw_8000`,
			key,
		);
	return { emulator, listen, speak };
}

const chunk = (audio: Buffer, commit = false) => ({
	message_type: "input_audio_chunk",
	audio_base_64: audio.toString("base64"),
	commit,
	sample_rate: 8000,
});
const type = (wanted: string) => (message: Record<string, unknown>) => message.message_type === wanted;

test("transcribes by script, partly while it hears and wholly when it is told to commit", async (t) => {
	const { emulator, listen } = await bench(t);
	emulator.transcribe("quiero hablar con una persona");
	const client = await listen("&commit_strategy=manual&include_timestamps=true");
	await client.message(type("session_started"));
	for (const piece of pieces("quiero hablar con una persona")) client.send(chunk(piece));
	client.send(chunk(Buffer.alloc(0), true));
	const { text } = await client.message(type("committed_transcript_with_timestamps"));
	assert.equal(text, "quiero hablar con una persona");
	assert.ok(client.messages.some(type("partial_transcript")));
	client.send(chunk(Buffer.alloc(1600), true));
	await client.message(type("commit_throttled"));
	client.close();
});

test("commits by itself after a pause, when that is the strategy", async (t) => {
	const { emulator, listen } = await bench(t);
	emulator.transcribe("hola");
	const client = await listen("&commit_strategy=vad&vad_silence_threshold_secs=0.5");
	for (const piece of [...pieces("hola"), ...pieces(600)]) client.send(chunk(piece));
	assert.equal((await client.message(type("committed_transcript"))).text, "hola");
	client.close();
});

test("says what is wrong in a message, then closes", async (t) => {
	const { listen } = await bench(t);
	const stranger = await listen("", {});
	assert.equal((await stranger.closed).code, 1008);
	assert.equal(stranger.messages[0]?.message_type, "auth_error");
	const odd = await listen();
	odd.send({ message_type: "input_audio_chunk" });
	await odd.closed;
	assert.equal(odd.messages.at(-1)?.message_type, "input_error");
});

test("speaks one utterance over a socket", async (t) => {
	const { speak, emulator } = await bench(t);
	const client = await speak("stream-input");
	client.send({ text: " ", voice_settings: { stability: 0.5 } });
	client.send({ text: "Hello there, " });
	client.send({ text: "how can I help? ", flush: true });
	client.send({ text: "" });
	assert.equal((await client.closed).code, 1000);
	assert.deepEqual(client.messages.at(-1), { audio: null, isFinal: true });
	const bytes = client.messages.reduce((sum, { audio }) => sum + Buffer.from(String(audio ?? ""), "base64").length, 0);
	assert.ok(bytes / 8 > 28 * 40 && bytes / 8 < 28 * 100, `${bytes / 8} ms`);
	assert.equal(emulator.speeches[0]?.audioMs, bytes / 8);
});

test("keeps contexts apart, five at most", async (t) => {
	const { speak } = await bench(t);
	const client = await speak("multi-stream-input");
	for (const id of ["a", "b"]) {
		client.send({ text: `Hello from ${id}. `, context_id: id });
		client.send({ context_id: id, close_context: true });
	}
	for (const id of ["a", "b"]) {
		await client.message(({ contextId, isFinal }) => contextId === id && isFinal === true);
		assert.ok(client.messages.some(({ contextId, audio }) => contextId === id && audio));
	}
	for (let n = 0; n < 6; n++) client.send({ text: " ", context_id: `c${n}` });
	assert.equal((await client.closed).code, 1008);
	assert.equal(client.messages.at(-1)?.error, "max_contexts_exceeded");
});

test("ends a socket on which nothing is said", async (t) => {
	const { speak, emulator } = await bench(t);
	emulator.delay({ idleMs: 30 });
	const client = await speak("stream-input");
	assert.equal((await client.closed).code, 1008);
	assert.equal(client.messages.at(-1)?.error, "input_timeout_exceeded");
});

test("refuses requests as ElevenLabs does", async (t) => {
	const { emulator } = await bench(t);
	const say = async (path: string, body: object, headers: Record<string, string> = key) => {
		const answer = await fetch(`${emulator.url}/v1/text-to-speech/${path}`, {
			method: "POST",
			headers: { ...headers, "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		const { detail } = (await answer.json()) as { detail: { status?: string } | { type: string }[] };
		return [answer.status, Array.isArray(detail) ? detail[0]?.type : detail.status];
	};
	const good = { text: "Hola", model_id: "eleven_flash_v2_5" };
	const path = "EXAVITQu4vr4xnSDxMaL/stream?output_format=ulaw_8000";
	assert.deepEqual(await say(path, good, {}), [401, "invalid_api_key"]);
	assert.deepEqual(await say("nobody/stream?output_format=ulaw_8000", good), [404, "voice_not_found"]);
	assert.deepEqual(await say(path, { ...good, text: "" }), [422, "value_error"]);
	assert.deepEqual(await say(path, { text: "a".repeat(3001), model_id: "eleven_v3" }), [
		400,
		"max_character_limit_exceeded",
	]);
	assert.deepEqual(await say("EXAVITQu4vr4xnSDxMaL", good), [400, "invalid_output_format"]);
});
