import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startElevenLabsEmulator } from "@centralita/emulators";
import { systemClock } from "../../platform/time/index.ts";
import { speechToTextConformance, type TranscriptionBehaviour, tone } from "../../ports/conformance/speech-to-text.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createElevenLabsTranscription } from "./index.ts";
import { readMessage } from "./speech-to-text.ts";

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
			return { kind: "error", code: "transcriber_error", times: many };
		case "bad-key":
			return { kind: "error", code: "auth_error", times: many };
		case "quota":
			return { kind: "error", code: "quota_exceeded", times: many };
	}
}

speechToTextConformance("elevenlabs", async () => {
	const emulator = await startElevenLabsEmulator();
	const create = (timeoutMs: number) =>
		createElevenLabsTranscription({ apiKey: "k", baseUrl: emulator.url, clock: systemClock, timeoutMs });
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

async function bench(
	t: TestContext,
	{ clock = systemClock, sampleRate = 8000, timeoutMs = 10_000, ...settings }: Partial<BenchOptions> = {},
) {
	const emulator = await startElevenLabsEmulator();
	const adapter = createElevenLabsTranscription({
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
	assert.deepEqual(await stream.commit(), { text: "hola", final: true });
	const [session] = emulator.listenings;
	assert.ok(session);
	assert.equal(session.headers["xi-api-key"], "secret");
	assert.deepEqual(
		[...session.query],
		[
			["model_id", "scribe_v2_realtime"],
			["audio_format", "pcm_8000"],
			["language_code", "es"],
			["commit_strategy", "manual"],
			["keyterms", "Centralita"],
			["keyterms", "fibra"],
		],
	);
	const heard = Buffer.concat(session.audio);
	assert.deepEqual(new Int16Array(Uint8Array.from(heard.subarray(-samples.length * 2)).buffer), samples);
	assert.equal(session.messages.filter((type) => type === "commit").length, 1);
});

test("sends silence while nobody speaks, and hangs up politely", async (t) => {
	const clock = createFakeClock();
	const { emulator, stream, connected } = await bench(t, { clock });
	await connected();
	for (const ms of [40, 60]) {
		await clock.advance(1999);
		assert.equal(emulator.listenings[0]?.audioMs, ms - 20);
		await clock.advance(1);
		await emulator.waitFor(() => emulator.listenings[0]?.audioMs === ms);
	}
	stream.close();
	await emulator.waitFor(() => emulator.listenings[0]?.closed !== null);
	assert.deepEqual(emulator.listenings[0]?.closed, { by: "client", code: 1000 });
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
	assert.ok(partials.every((text) => !text.includes("ruido")));
});

test("a session that breaks costs nothing: the stretch is sent again", async (t) => {
	const { emulator, stream, speak, connected } = await bench(t);
	await connected();
	emulator.transcribe("primero", "segundo");
	speak(600);
	await emulator.waitFor(() => (emulator.listenings[0]?.audioMs ?? 0) >= 600);
	emulator.disconnect(1006);
	await emulator.waitFor(() => emulator.listenings[0]?.closed !== null);
	speak(600);
	assert.equal((await stream.commit()).text, "segundo");
	assert.equal(emulator.listenings[1]?.audioMs, 1220);
});

test("names every error message, and tries another session only where that may help", async (t) => {
	const { emulator, failure } = await bench(t);
	const expected = [
		["error", "unavailable", true],
		["auth_error", "auth", false],
		["quota_exceeded", "quota", false],
		["transcriber_error", "unavailable", true],
		["unaccepted_terms", "auth", false],
		["rate_limited", "rate-limit", true],
		["input_error", "bad-request", false],
		["invalid_request", "bad-request", false],
		["queue_overflow", "unavailable", true],
		["resource_exhausted", "unavailable", true],
		["session_time_limit_exceeded", "unavailable", true],
		["chunk_size_exceeded", "bad-request", false],
		["insufficient_audio_activity", "unavailable", true],
	] as const;
	for (const [code, kind, retryable] of expected) {
		emulator.fault({ kind: "error", code, times: many });
		const before = emulator.listenings.length;
		const { message, ...error } = await failure();
		assert.deepEqual(error, { kind, retryable, vendorCode: code }, message);
		assert.ok(emulator.listenings.length - before <= (retryable ? 2 : 1));
	}
});

test("a commit that is refused as too short has no words", () => {
	const message = { message_type: "commit_throttled", error: "only 0.10s of uncommitted audio" };
	assert.deepEqual(readMessage(JSON.stringify(message)), { text: "", final: false, complete: true });
});

test("names refusals and closes", async (t) => {
	const { emulator, failure, connected } = await bench(t);
	await connected();
	const refusals = [
		[401, undefined, "auth", "invalid_api_key"],
		[401, "quota_exceeded", "quota", "quota_exceeded"],
		[403, undefined, "auth", "only_for_creator+"],
		[429, undefined, "rate-limit", "too_many_concurrent_requests"],
		[503, undefined, "unavailable", "service_unavailable"],
	] as const;
	for (const [status, code, kind, vendorCode] of refusals) {
		emulator.fault({ kind: "status", status, times: many, ...(code ? { code } : {}) });
		emulator.disconnect(1006);
		const error = await failure();
		assert.deepEqual([error.kind, error.vendorCode], [kind, vendorCode], error.message);
	}
	const closes = [
		[1008, "quota_exceeded: no credits", "quota", "quota_exceeded"],
		[1008, "", "bad-request", "1008"],
		[1011, "", "unavailable", "1011"],
		[1006, "", "unavailable", "1006"],
	] as const;
	for (const [code, reason, kind, vendorCode] of closes) {
		emulator.fault({ kind: "close", code, reason, times: many });
		const error = await failure();
		assert.deepEqual([error.kind, error.vendorCode], [kind, vendorCode], error.message);
	}
});
