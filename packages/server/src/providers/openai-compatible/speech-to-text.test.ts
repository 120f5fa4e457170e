import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Fault, startOpenAiEmulator } from "@centralita/emulators";
import { speechToTextConformance, type TranscriptionBehaviour, tone } from "../../ports/conformance/speech-to-text.ts";
import { createTranscription } from "./index.ts";

const many = 20;
const times = (timeoutMs: number) => ({ timeoutMs, retry: { attempts: 2, baseMs: 5 } });

function fault(behaviour: TranscriptionBehaviour): Fault | null {
	switch (behaviour.kind) {
		case "text":
			return null;
		case "hang":
			return { kind: "hang", times: many };
		case "garbage":
			return { kind: "garbage", times: many };
		case "server-error":
			return { kind: "status", status: 500, shape: "string", times: many };
		case "bad-key":
			return { kind: "status", status: 401, times: many };
		case "quota":
			return { kind: "status", status: 429, code: "insufficient_quota", times: many };
	}
}

for (const model of ["whisper-1", "gpt-4o-transcribe"])
	speechToTextConformance(`openai-compatible, ${model}`, async () => {
		const emulator = await startOpenAiEmulator();
		const create = (timeoutMs: number) =>
			createTranscription({
				provider: "openai-compatible",
				baseUrl: emulator.baseUrl,
				apiKey: null,
				model,
				...times(timeoutMs),
			});
		return {
			speechToText: create(10_000),
			impatient: create(200),
			behave(...behaviours) {
				emulator.fault(...behaviours.flatMap((behaviour) => fault(behaviour) ?? []));
				emulator.transcribe(...behaviours.flatMap((behaviour) => (behaviour.kind === "text" ? behaviour.text : [])));
			},
			close: () => emulator.close(),
		};
	});

async function bench(t: TestContext, model = "whisper-1") {
	const emulator = await startOpenAiEmulator();
	t.after(() => emulator.close());
	const adapter = createTranscription({
		provider: "openai",
		baseUrl: emulator.baseUrl,
		apiKey: "secret",
		model,
		...times(10_000),
	});
	const stream = adapter.open({
		locale: "en-US",
		sampleRate: 8000,
		hints: ["Centralita", "fibra"],
		signal: new AbortController().signal,
	});
	return { emulator, stream };
}

test("sends the samples unchanged, with language, hints and key", async (t) => {
	const { emulator, stream } = await bench(t);
	emulator.transcribe("hello");
	const samples = tone(500, 8000);
	stream.write(samples.slice(0, 1000));
	stream.write(samples.slice(1000));
	await stream.commit();
	const [upload] = emulator.transcriptions;
	assert.ok(upload);
	assert.equal(upload.audio.readUInt32LE(24), 8000);
	const sent = new Int16Array(new Uint8Array(upload.audio.subarray(44)).buffer);
	assert.deepEqual(sent, samples);
	assert.deepEqual(upload.fields, {
		model: "whisper-1",
		language: "en",
		response_format: "verbose_json",
		prompt: "Centralita, fibra",
	});
	assert.equal(emulator.requests[0]?.headers.authorization, "Bearer secret");
});

test("tries once more when the server stumbles, not for longer than a caller waits", async (t) => {
	const { emulator, stream } = await bench(t);
	emulator.transcribe("hello");
	emulator.fault({ kind: "status", status: 503, shape: "html" });
	stream.write(tone(500, 8000));
	assert.equal((await stream.commit()).text, "hello");
	assert.equal(emulator.requests.length, 2);
	emulator.fault({ kind: "status", status: 429, retryAfter: 30 });
	stream.write(tone(500, 8000));
	const error = await stream.commit().catch((thrown) => thrown);
	assert.deepEqual([error.kind, error.retryAfterMs, emulator.requests.length], ["rate-limit", 30_000, 3]);
});

test("falls back to the plain format where the server knows no other, and remembers", async (t) => {
	const { emulator, stream } = await bench(t);
	emulator.transcribe("one", "two");
	emulator.fault({ kind: "status", status: 400, message: "response_format 'verbose_json' is not supported" });
	for (const expected of ["one", "two"]) {
		stream.write(tone(500, 8000));
		assert.equal((await stream.commit()).text, expected);
	}
	assert.deepEqual(
		emulator.requests.map(({ body }) => (body as Record<string, string>).response_format),
		["verbose_json", "json", "json"],
	);
});
