import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ProviderOptions, SmartMode } from "@centralita/contracts";
import { type Fault, type OpenAiEmulator, startOpenAiEmulator } from "@centralita/emulators";
import { startTestApp, type TestApp } from "../packages/server/src/app/testing.ts";
import type { CallClient } from "./support/call-client.ts";
import { brief, type Desk, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";
import { spoken } from "./support/spoken.ts";

const sentence = /^\p{Lu}.*[.!?]$/u;
const vendor = "openai-compatible";
/** More than one test needs at once, so that none opens the breaker but the one about it. */
const failuresInARow = 6;

describe("a language model that fails during calls", () => {
	let emulator: OpenAiEmulator;
	let app: TestApp;
	let desk: Desk;
	let assistant: string;

	before(async () => {
		emulator = await startOpenAiEmulator({
			script: [
				{ when: { structured: true }, reply: { object: null } },
				{ when: { user: "largo" }, reply: "Primero esto. Luego aquello y lo que falta." },
				{ reply: "Soy el modelo." },
			],
		});
		app = await startTestApp({
			environment: {
				...ownerEnvironment,
				LLM_BASE_URL: emulator.baseUrl,
				LLM_MODEL: "emulated",
				LLM_TIMEOUT_MS: "1500",
				PROVIDER_FAILURES: String(failuresInARow),
				DRAIN_SECONDS: "1",
			},
		});
		desk = await openDesk(app.url);
		assistant = (await desk.create(brief())).id;
	});
	after(async () => {
		await app?.stop();
		await emulator?.close();
	});

	const fault = (...faults: Fault[]) => emulator.fault(...faults.map((one) => ({ on: "chat" as const, ...one })));

	/** Beyond the fault the model is asked again, and answers. */
	async function assertModelIsBack(call: CallClient): Promise<void> {
		const { text } = await call.ask("¿quién eres ahora?");
		assert.equal(text, "Soy el modelo.", JSON.stringify(await desk.failures(call.conversationId)));
	}

	it("answers by rules when it refuses, hangs, errs or talks nonsense, each time in whole sentences", async () => {
		const call = await desk.call(assistant);
		const cases: [Fault, string][] = [
			[{ kind: "status", status: 429, retryAfter: 60 }, "rate-limit"],
			[{ kind: "status", status: 500, times: 2 }, "unavailable"],
			[{ kind: "hang", times: 2 }, "timeout"],
			[{ kind: "garbage", times: 2 }, "bad-response"],
		];
		for (const [one, kind] of cases) {
			fault(one);
			const { text, heard } = await call.ask(question.text);
			assert.equal(text, question.answer, kind);
			assert.equal(heard, text);
			fault();
		}
		await assertModelIsBack(call);
		await call.hangUp();

		const { transcript, endReason, analysis } = await desk.history(call.conversationId);
		assert.equal(endReason, "contact-hung-up");
		assert.deepEqual(
			transcript.filter(({ who }) => who === "assistant").map(({ source }) => source),
			["greeting", ...cases.map(() => "question"), "model"],
		);
		assert.deepEqual(
			await desk.failures(call.conversationId),
			cases.map(([, kind]) => [vendor, kind, "rules"]),
		);
		assert.equal(analysis?.by, "rules", "what the model answered there was no analysis");
		await desk.assertServes(assistant);
	});

	it("finishes the sentence and goes on by rules when a reply breaks off, however it does", async () => {
		const cases: Fault[] = [
			{ kind: "truncate", after: 5, how: "cut" },
			{ kind: "truncate", after: 5, how: "end" },
			{ kind: "hang", after: 5 },
			{ kind: "error-in-stream", after: 5 },
			{ kind: "garbage", after: 5 },
		];
		fault(...cases);
		// Each call meets one of them, whichever: what the caller hears is the same.
		const calls = await Promise.all(cases.map(() => desk.call(assistant)));
		await Promise.all(
			calls.map(async (call) => {
				const { text, heard } = await call.ask(`${question.text} Cuéntame largo`);
				assert.match(text, /^Primero esto\. Perdona/);
				assert.match(text, sentence);
				assert.ok(text.endsWith(question.answer), text);
				assert.doesNotMatch(text, /Luego/, "half a sentence is not said");
				assert.equal(heard, text);
				await assertModelIsBack(call);
				await call.hangUp();
				await desk.history(call.conversationId);
				assert.equal((await desk.failures(call.conversationId)).length, 1);
			}),
		);
	});

	it("is switched off during a call, which goes on by rules, and on again", async () => {
		const call = await desk.call(assistant);
		const change = (enabled: boolean) => desk.read(SmartMode, "PUT", "/api/v1/settings/smart-mode", { enabled });
		await assertModelIsBack(call);
		await change(false);
		const asked = emulator.requests.length;
		assert.equal((await call.ask(question.text)).text, question.answer);
		assert.equal(emulator.requests.length, asked);
		await change(true);
		await assertModelIsBack(call);
		await call.hangUp();
		const { transcript } = await desk.history(call.conversationId);
		assert.deepEqual(
			transcript.filter(({ who }) => who === "assistant").map(({ source }) => source),
			["greeting", "model", "question", "model"],
		);
		assert.deepEqual(await desk.failures(call.conversationId), []);
	});

	it("is let alone once it failed repeatedly, which metrics and the list of providers show", async () => {
		fault({ kind: "status", status: 401, times: failuresInARow });
		const calls = await Promise.all(Array.from({ length: failuresInARow }, () => desk.call(assistant)));
		await Promise.all(calls.map(async (call) => assert.equal((await call.ask(question.text)).text, question.answer)));
		const [call, ...others] = calls;
		assert.ok(call);
		await Promise.all(others.map((one) => one.hangUp()));
		const asked = emulator.requests.length;
		assert.equal((await call.ask(question.text)).text, question.answer);
		assert.equal(emulator.requests.length, asked, "it is not asked any more");
		assert.deepEqual(await desk.metric("centralita_provider_breaker_state"), [
			`centralita_provider_breaker_state{port="language-model",provider="${vendor}"} 2`,
		]);
		const { languageModel } = await desk.read(ProviderOptions, "GET", "/api/v1/providers");
		assert.equal(languageModel.find(({ id }) => id === vendor)?.breaker, "open");
		await call.hangUp();
		await desk.history(call.conversationId);
		assert.deepEqual(await desk.failures(call.conversationId), [
			[vendor, "auth", "rules"],
			[vendor, "breaker-open", "rules"],
		]);
		await desk.assertServes(assistant);
	});
});

describe("speech that fails during calls", () => {
	let emulator: OpenAiEmulator;
	let app: TestApp;
	let desk: Desk;
	let assistant: string;
	let utterance: Int16Array;

	before(async () => {
		emulator = await startOpenAiEmulator();
		app = await startTestApp({
			environment: {
				...ownerEnvironment,
				STT_BASE_URL: emulator.baseUrl,
				STT_MODEL: "emulated",
				STT_TIMEOUT_MS: "1500",
				TTS_BASE_URL: emulator.baseUrl,
				TTS_MODEL: "emulated",
				TTS_TIMEOUT_MS: "1500",
				DRAIN_SECONDS: "1",
			},
		});
		desk = await openDesk(app.url);
		assistant = (await desk.create(brief())).id;
		utterance = await spoken("¿Cuál es el horario?", "es-419");
	});
	after(async () => {
		await app?.stop();
		await emulator?.close();
	});

	it("apologises when it cannot hear, understands what is typed, and hears again", async () => {
		const call = await desk.call(assistant);
		const apology = /no te escuché bien/;
		const speak = async () => {
			const before = call.said().length;
			await call.speak(utterance, 1000);
			return call.heard(before + 1);
		};
		const faults: Fault[] = [
			{ kind: "status", status: 500, times: 3 },
			{ kind: "hang", times: 2 },
		];
		for (const one of faults) {
			emulator.fault({ on: "transcriptions", ...one });
			assert.match((await speak()).text, apology, one.kind);
			assert.equal((await call.ask(question.text)).text, question.answer);
			emulator.fault();
		}
		emulator.transcribe(question.text);
		assert.equal((await speak()).text, question.answer);
		await call.hangUp();

		const { transcript } = await desk.history(call.conversationId);
		assert.deepEqual(
			transcript.filter(({ who }) => who === "contact").map(({ origin, heard }) => [origin, heard]),
			[
				["typed", question.text],
				["typed", question.text],
				["speech", question.text],
			],
		);
		assert.deepEqual(await desk.failures(call.conversationId), [
			[vendor, "unavailable", null],
			[vendor, "timeout", null],
		]);
		await desk.assertServes(assistant);
	});

	for (const [name, one] of [
		["refuses", { kind: "status", status: 500, times: 3 }],
		["hangs", { kind: "hang", times: 3 }],
	] as const satisfies [string, Fault][])
		it(`speaks with the built-in voice when the speech server ${name}`, async () => {
			const call = await desk.call(assistant);
			emulator.fault({ on: "speech", ...one });
			const { samples } = call;
			const { text, heard } = await call.ask(question.text);
			emulator.fault();
			assert.deepEqual([text, heard], [question.answer, question.answer]);
			assert.ok(call.samples - samples > 16_000 / 2, "it was said aloud");
			await call.hangUp();
			const { transcript } = await desk.history(call.conversationId);
			assert.deepEqual(
				transcript.filter(({ who }) => who === "assistant").map(({ providers }) => providers.textToSpeech),
				[vendor, "espeak"],
			);
			const failures = await desk.failures(call.conversationId);
			assert.deepEqual(failures, [[vendor, one.kind === "hang" ? "timeout" : "unavailable", "espeak"]]);
			await desk.assertServes(assistant);
		});
});
