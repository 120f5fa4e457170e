import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startDeepgramEmulator } from "@centralita/emulators";
import { systemClock } from "../../platform/time/index.ts";
import { speechToTextConformance, type TranscriptionBehaviour, tone } from "../../ports/conformance/speech-to-text.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createDeepgramTranscription } from "./index.ts";

const many = 20;

function fault(behaviour: TranscriptionBehaviour): SpeechFault | null {
	switch (behaviour.kind) {
		case "text":
			return null;
		case "hang":
			return { kind: "hang", times: many };
		case "garbage":
			return { kind: "garbage", times: many };
		case "server-error":
			return { kind: "close", code: 1011, reason: "NET-0000", times: many };
		case "bad-key":
			return { kind: "status", status: 401, times: many };
		case "quota":
			return { kind: "status", status: 402, times: many };
	}
}

speechToTextConformance("deepgram", async () => {
	const emulator = await startDeepgramEmulator();
	const create = (timeoutMs: number) =>
		createDeepgramTranscription({ apiKey: "k", baseUrl: emulator.url, clock: systemClock, timeoutMs });
	return {
		speechToText: create(10_000),
		impatient: create(200),
		behave(...behaviours) {
			const faults = behaviours.flatMap((behaviour) => fault(behaviour) ?? []);
			emulator.fault(...faults);
			emulator.transcribe(...behaviours.flatMap((behaviour) => (behaviour.kind === "text" ? behaviour.text : [])));
			// Whose account is closed loses its sessions too.
			if (faults.some(({ kind }) => kind === "status")) emulator.disconnect(1011, "NET-0000");
		},
		close: () => emulator.close(),
	};
});

async function bench(
	t: TestContext,
	{ clock = systemClock, sampleRate = 8000, timeoutMs = 10_000, ...settings }: Partial<BenchOptions> = {},
) {
	const emulator = await startDeepgramEmulator();
	const adapter = createDeepgramTranscription({
		apiKey: "secret",
		baseUrl: emulator.url,
		clock,
		timeoutMs,
		...settings,
	});
	const abort = new AbortController();
	const stream = adapter.open({ locale: "es-AR", sampleRate, hints: ["Centralita", "fibra"], signal: abort.signal });
	const partials: string[] = [];
	stream.onPartial(({ text }) => partials.push(text));
	t.after(async () => {
		stream.close();
		await emulator.close();
	});
	const speak = (ms: number) => {
		const samples = tone(ms, sampleRate);
		for (let at = 0; at < samples.length; at += sampleRate / 50) stream.write(samples.slice(at, at + sampleRate / 50));
		return samples;
	};
	const failure = async () => {
		speak(300);
		return stream.commit().then(
			() => assert.fail("no failure"),
			(error) => ({
				kind: error.kind,
				retryable: error.retryable,
				vendorCode: error.vendorCode,
				message: error.message,
			}),
		);
	};
	const connected = () => emulator.waitFor(() => (emulator.listenings[0]?.audioMs ?? 0) > 0);
	return { emulator, stream, speak, partials, failure, connected };
}

type BenchOptions = { clock: typeof systemClock; sampleRate: number; timeoutMs: number; model: string };

test("asks for what it wants, with key and hints, and sends the samples unchanged", async (t) => {
	const { emulator, stream, speak } = await bench(t);
	emulator.transcribe("hola");
	const samples = speak(730);
	const { text, confidence } = await stream.commit();
	assert.deepEqual([text, confidence], ["hola", 0.97]);
	const [session] = emulator.listenings;
	assert.ok(session);
	assert.equal(session.headers.authorization, "Token secret");
	assert.deepEqual(Object.fromEntries(session.query), {
		model: "nova-3",
		language: "es-419",
		encoding: "linear16",
		sample_rate: "8000",
		channels: "1",
		interim_results: "true",
		punctuate: "true",
		smart_format: "true",
		endpointing: "false",
		keyterm: "fibra",
	});
	assert.deepEqual(session.query.getAll("keyterm"), ["Centralita", "fibra"]);
	const heard = Buffer.concat(session.audio);
	assert.deepEqual(new Int16Array(Uint8Array.from(heard.subarray(-samples.length * 2)).buffer), samples);
	assert.deepEqual(session.messages, ["Finalize"]);
	assert.equal(emulator.listenings.length, 1);
});

test("never sends an empty frame, and hangs up politely", async (t) => {
	const { emulator, stream, speak, connected } = await bench(t);
	await connected();
	stream.write(new Int16Array());
	speak(40);
	stream.write(new Int16Array());
	await stream.commit();
	stream.close();
	await emulator.waitFor(() => emulator.listenings[0]?.closed !== null);
	assert.deepEqual(emulator.listenings[0]?.messages, ["Finalize", "CloseStream"]);
});

test("keeps a silent session alive every four seconds", async (t) => {
	const clock = createFakeClock();
	const { emulator, connected } = await bench(t, { clock });
	await connected();
	const alive = () => emulator.listenings[0]?.messages.filter((type) => type === "KeepAlive").length;
	for (const expected of [1, 2]) {
		await clock.advance(3999);
		assert.equal(alive(), expected - 1);
		await clock.advance(1);
		await emulator.waitFor(() => alive() === expected);
	}
});

test("takes what was heard when the rest does not come", async (t) => {
	const clock = createFakeClock();
	const { emulator, stream, speak, partials } = await bench(t, { clock });
	emulator.transcribe("quiero hablar con alguien");
	speak(1200);
	await emulator.waitFor(() => emulator.listenings[0]?.audioMs === 1220);
	emulator.fault({ kind: "hang" });
	const pending = stream.commit();
	await emulator.waitFor(() => emulator.listenings[0]?.messages.length === 1);
	while (partials.length === 0) await clock.settle();
	await clock.advance(499);
	await clock.advance(1);
	assert.deepEqual(await pending, { text: partials.at(-1), final: true });
});

test("what is discarded is in nobody's words", async (t) => {
	const { emulator, stream, speak, partials, connected } = await bench(t);
	await connected();
	emulator.transcribe("ruido", "hola", "adiós");
	emulator.delay({ finalMs: 20 });
	speak(700);
	stream.discard();
	speak(1100);
	const first = stream.commit();
	speak(300);
	const second = stream.commit();
	assert.deepEqual([(await first).text, (await second).text], ["hola", "adiós"]);
	assert.ok(partials.length > 0);
});

test("a session that breaks costs nothing: the stretch is sent again", async (t) => {
	const { emulator, stream, speak, connected } = await bench(t);
	await connected();
	emulator.transcribe("primero", "segundo", "tercero");
	speak(600);
	await emulator.waitFor(() => (emulator.listenings[0]?.audioMs ?? 0) >= 600);
	emulator.disconnect(1011, "NET-0000");
	await emulator.waitFor(() => emulator.listenings[0]?.closed !== null);
	speak(600);
	assert.equal((await stream.commit()).text, "segundo");
	assert.equal(emulator.listenings.length, 2);
	assert.equal(emulator.listenings[1]?.audioMs, 1220);
	emulator.disconnect(1006);
	await emulator.waitFor(() => emulator.listenings[1]?.closed !== null);
	speak(600);
	assert.equal((await stream.commit()).text, "tercero");
});

test("keeps five seconds for a session that is not there yet", async (t) => {
	const { emulator, stream, speak } = await bench(t);
	speak(8000);
	await stream.commit();
	assert.equal(emulator.listenings[0]?.audioMs, 5020);
});

test("names every refusal of a handshake, and tries again only where that may help", async (t) => {
	const { emulator, failure, connected } = await bench(t);
	await connected();
	const expected = [
		[400, "bad-request", false, "Bad Request"],
		[401, "auth", false, "INVALID_AUTH"],
		[402, "quota", false, "ASR_PAYMENT_REQUIRED"],
		[403, "auth", false, "INSUFFICIENT_PERMISSIONS"],
		[429, "rate-limit", true, "TOO_MANY_REQUESTS"],
		[503, "unavailable", true, "SERVICE_UNAVAILABLE"],
	] as const;
	for (const [status, kind, retryable, vendorCode] of expected) {
		emulator.reset();
		emulator.fault({ kind: "status", status, times: many });
		emulator.disconnect(1006);
		const { message, ...error } = await failure();
		assert.deepEqual(error, { kind, retryable, vendorCode });
		assert.match(message, new RegExp(`HTTP ${status}, .*request emulated-`));
		assert.ok(emulator.listenings.length <= 2);
	}
});

test("names every way a session is closed", async (t) => {
	const { emulator, failure } = await bench(t);
	const expected = [
		[1008, "DATA-0000: cannot be decoded", "bad-request", false, "DATA-0000"],
		[1011, "NET-0000: no text frame in time", "unavailable", true, "NET-0000"],
		[1011, "NET-0001: nothing received", "unavailable", true, "NET-0001"],
		[1003, "MESSAGE-0000", "bad-request", false, "MESSAGE-0000"],
		[1009, "", "bad-request", false, "1009"],
		[1006, "", "unavailable", true, "1006"],
	] as const;
	for (const [code, reason, kind, retryable, vendorCode] of expected) {
		emulator.fault({ kind: "close", code, reason, times: many });
		const { message, ...error } = await failure();
		assert.deepEqual(error, { kind, retryable, vendorCode }, message);
	}
	emulator.fault({ kind: "error", code: "UNPARSABLE_CLIENT_MESSAGE", times: many });
	assert.equal((await failure()).vendorCode, "UNPARSABLE_CLIENT_MESSAGE");
});

test("a handshake without an answer is a timeout, and the next stretch is heard", async (t) => {
	const { emulator, stream, speak, failure, connected } = await bench(t, { timeoutMs: 150 });
	await connected();
	emulator.fault({ kind: "no-handshake", times: 2 });
	emulator.disconnect(1006);
	assert.equal((await failure()).kind, "timeout");
	emulator.fault();
	emulator.transcribe("ya");
	speak(300);
	assert.equal((await stream.commit()).text, "ya");
});
