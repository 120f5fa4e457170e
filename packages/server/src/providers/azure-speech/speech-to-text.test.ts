import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startAzureSpeechEmulator } from "@centralita/emulators";
import { systemClock } from "../../platform/time/index.ts";
import { speechToTextConformance, type TranscriptionBehaviour, tone } from "../../ports/conformance/speech-to-text.ts";
import { createAzureTranscription } from "./index.ts";

const many = 20;
const key = "0123456789abcdef0123456789abcdef";
const retry = { attempts: 2, baseMs: 5 };

function fault(behaviour: TranscriptionBehaviour): SpeechFault | null {
	switch (behaviour.kind) {
		case "text":
			return null;
		case "hang":
			return { kind: "hang", times: many };
		case "garbage":
			return { kind: "garbage", times: many };
		case "server-error":
			return { kind: "error", code: "Error", times: many };
		case "bad-key":
			return { kind: "status", status: 401, times: many };
		case "quota":
			return { kind: "error", code: "Forbidden", times: many };
	}
}

speechToTextConformance("azure-speech", async () => {
	const emulator = await startAzureSpeechEmulator();
	const create = (timeoutMs: number) =>
		createAzureTranscription({ key, region: null, endpoint: emulator.url, clock: systemClock, timeoutMs, retry });
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

async function bench(t: TestContext, timeoutMs = 10_000, sampleRate = 8000) {
	const emulator = await startAzureSpeechEmulator({ apiKey: key });
	const adapter = createAzureTranscription({
		key,
		region: null,
		endpoint: emulator.url,
		clock: systemClock,
		timeoutMs,
		retry,
	});
	const stream = adapter.open({
		locale: "es-419",
		sampleRate,
		hints: ["Centralita", "fibra"],
		signal: new AbortController().signal,
	});
	const partials: string[] = [];
	stream.onPartial(({ text }) => partials.push(text));
	t.after(async () => {
		stream.close();
		await emulator.close();
	});
	const write = (samples: Int16Array) => {
		const frame = sampleRate / 50;
		// Views into one buffer, as frames of a socket are.
		for (let at = 0; at < samples.length; at += frame) stream.write(samples.subarray(at, at + frame));
		return samples;
	};
	const speak = (ms: number) => write(tone(ms, sampleRate));
	const failure = async () => {
		speak(400);
		return stream.commit().then(
			() => assert.fail("no failure"),
			(error) => error,
		);
	};
	return { emulator, stream, write, speak, partials, failure };
}

test("sends exactly the samples, with language, hints and key", async (t) => {
	const { emulator, stream, speak } = await bench(t);
	emulator.transcribe("Hola, ¿qué tal?");
	const samples = speak(700);
	assert.deepEqual(await stream.commit(), { text: "Hola, ¿qué tal?", final: true, confidence: 0.93 });
	const [session] = emulator.listenings;
	assert.ok(session);
	assert.equal(session.path, "/speech/recognition/conversation/cognitiveservices/v1");
	assert.equal(session.headers["ocp-apim-subscription-key"], key);
	const { language, format, segmentationSilenceTimeoutMs } = Object.fromEntries(session.query);
	assert.deepEqual([language, format, segmentationSilenceTimeoutMs], ["es-MX", "detailed", "300"]);
	assert.deepEqual(session.messages, ["speech.config", "speech.context"]);
	const heard = Buffer.concat(session.audio);
	assert.deepEqual(new Int16Array(Uint8Array.from(heard).buffer), samples);
	await emulator.waitFor(() => session.closed?.by === "client");
});

test("puts the phrases of one stretch together, and shows the words as they come", async (t) => {
	const { emulator, stream, write, speak, partials } = await bench(t);
	emulator.transcribe("Me llamo Ana.", "Y quiero una cita para mañana.");
	speak(1200);
	write(new Int16Array(8000 * 0.5));
	speak(1500);
	assert.equal((await stream.commit()).text, "Me llamo Ana. Y quiero una cita para mañana.");
	assert.equal(partials[0], "me llamo ana.");
	assert.ok(partials.some((words) => words.startsWith("Me llamo Ana. y quiero")));
});

test("hears nothing in noise that has no words, without waiting for them", async (t) => {
	const { emulator, stream, write } = await bench(t);
	write(new Int16Array(8000));
	assert.deepEqual(await stream.commit(), { text: "", final: true });
	assert.equal(emulator.listenings.length, 1);
});

test("sends a stretch again, all of it and once, when its socket breaks", async (t) => {
	const { emulator, stream, speak } = await bench(t);
	for (const code of [1006, 1011]) {
		emulator.reset();
		emulator.transcribe("lost", "hola");
		emulator.fault({ kind: "close", code });
		const samples = speak(600);
		assert.equal((await stream.commit()).text, "hola");
		assert.equal(emulator.listenings.length, 2);
		assert.equal(Buffer.concat(emulator.listenings[1]?.audio ?? []).length, samples.length * 2);
	}
	emulator.reset();
	emulator.transcribe("mitad", "entera");
	speak(600);
	await emulator.waitFor(() => (emulator.listenings[0]?.audioMs ?? 0) > 0);
	emulator.disconnect(1006);
	await emulator.waitFor(() => emulator.listenings[0]?.closed !== null);
	speak(600);
	assert.equal((await stream.commit()).text, "entera");
	assert.equal(emulator.listenings.at(-1)?.audioMs, 1200);
});

test("gives up after the second break, and goes on with the next stretch", async (t) => {
	const { emulator, stream, speak, failure } = await bench(t);
	emulator.fault({ kind: "close", code: 1011, times: 2 });
	const { kind, retryable } = await failure();
	assert.deepEqual([kind, retryable, emulator.listenings.length], ["unavailable", true, 2]);
	emulator.transcribe("aquí sigo");
	speak(400);
	assert.equal((await stream.commit()).text, "aquí sigo");
});

test("names every refusal of the handshake by its status, and asks again only where it helps", async (t) => {
	const { emulator, failure } = await bench(t);
	const expected = [
		[400, "bad-request", 1],
		[401, "auth", 1],
		[403, "auth", 1],
		[404, "bad-request", 1],
		[429, "rate-limit", 2],
		[500, "unavailable", 2],
		[503, "unavailable", 2],
	] as const;
	for (const [status, kind, tries] of expected) {
		emulator.reset();
		emulator.fault({ kind: "status", status, times: 5 });
		const error = await failure();
		assert.deepEqual([error.kind, error.vendorCode, emulator.listenings.length], [kind, String(status), tries]);
	}
});

test("names every end that the service gives a recognition", async (t) => {
	const { emulator, failure } = await bench(t);
	const expected = [
		["Error", "unavailable", "ServiceError"],
		["TooManyRequests", "rate-limit", "TooManyRequests"],
		["BadRequest", "bad-request", "BadRequestParameters"],
		["Forbidden", "quota", "Forbidden"],
	] as const;
	for (const [code, kind, vendorCode] of expected) {
		emulator.fault({ kind: "error", code, times: 5 });
		const error = await failure();
		assert.deepEqual([error.kind, error.vendorCode], [kind, vendorCode], code);
	}
	emulator.fault({ kind: "close", code: 1007, times: 5 });
	assert.equal((await failure()).kind, "bad-request");
});

test("takes the words heard so far when the rest does not come in time", async (t) => {
	const { emulator, stream, write, speak } = await bench(t, 1000);
	emulator.transcribe("Quiero una cita.", "never");
	emulator.fault({ kind: "hang", times: 5 });
	speak(600);
	write(new Int16Array(8000 * 0.4));
	assert.deepEqual(await stream.commit(), { text: "Quiero una cita.", final: true });
	await emulator.waitFor(() => emulator.listenings[0]?.closed?.by === "client");
});

test("leaves no socket behind", async (t) => {
	const { emulator, stream, speak } = await bench(t);
	speak(400);
	await emulator.waitFor(() => (emulator.listenings[0]?.audioMs ?? 0) > 0);
	stream.discard();
	speak(400);
	await emulator.waitFor(() => (emulator.listenings[1]?.audioMs ?? 0) > 0);
	stream.close();
	await emulator.waitFor(() => emulator.listenings.every(({ closed }) => closed?.by === "client"));
	assert.equal(emulator.listenings.length, 2);
});

test("does not tell the key, nor the address that carries it", async (t) => {
	const { emulator, failure } = await bench(t);
	emulator.fault({ kind: "status", status: 401, times: 5 });
	const refused = await failure();
	await emulator.close();
	const unreachable = await failure();
	assert.equal(unreachable.kind, "unavailable");
	for (const error of [refused, unreachable]) {
		const told = JSON.stringify([error.message, error.stack, error.cause, error.vendorCode]);
		assert.doesNotMatch(told, new RegExp(`${key}|Subscription-Key`));
	}
});
