import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { ConversationDetail } from "@centralita/contracts";
import { type OpenAiEmulator, startOpenAiEmulator } from "@centralita/emulators";
import { readWav } from "../../packages/server/src/voice/audio/wav.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { microphoneRate, resample, say, signalToNoise, writeMicrophone } from "./support/audio.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { bargeInMs, heardLevels, listenIn } from "./support/ears.ts";
import { openSimulator, setUp, words } from "./support/journey.ts";

/** What the caller says, and when; the greeting is over by then. Each in one breath: a pause would make it two. */
const scenes = {
	es: {
		locale: "es-419",
		problem: "No tengo internet en mi casa desde ayer a la tarde.",
		interruption: "Prefiero hablar con una persona ahora.",
		answer:
			"Entiendo, vamos a revisarlo juntos. Primero mira si las luces del módem están encendidas y dime de qué color son. Después vamos a desconectar el cable de corriente durante treinta segundos, y por último vamos a probar con otro equipo de la casa.",
	},
	en: {
		locale: "en-US",
		problem: "I have had no internet at home since yesterday afternoon.",
		interruption: "I would rather talk to a person now.",
		answer:
			"I see, let us check it together. First look whether the lights of the modem are on and tell me their colour. Then we will unplug the power cable for thirty seconds, and at the end we will try with another device at home.",
	},
} as const;

const problemAt = 16;
const interruptionAfter = 6.5;

for (const language of ["es", "en"] as const)
	describe(`a spoken call, ${language}`, () => {
		const scene = scenes[language];
		const folder = mkdtempSync(join(tmpdir(), "centralita-microphone-"));
		const dataDir = newDataDir();
		let emulator: OpenAiEmulator;
		let app: RunningApp;
		let chromium: TestBrowser;
		let problem: Int16Array;

		before(async () => {
			emulator = await startOpenAiEmulator();
			emulator.script([
				{ when: { structured: false, user: "internet" }, reply: scene.answer },
				{
					when: { structured: false, user: "person" },
					reply: language === "es" ? "Claro, te paso con alguien." : "Sure, I will hand you over.",
				},
			]);
			// A busy machine may tear a sentence in two: its second half says nothing new.
			emulator.transcribe(scene.problem, scene.interruption, "", "", "");
			const server = { BASE_URL: emulator.baseUrl, API_KEY: "any", MODEL: "emulated" };
			const both = (prefix: string) =>
				Object.fromEntries(Object.entries(server).map(([name, value]) => [`${prefix}_${name}`, value]));
			app = await startApp(dataDir, { ...both("LLM"), ...both("STT") });
			problem = await say(scene.problem, scene.locale);
			const microphone = join(folder, "caller.wav");
			const interruptionAt = problemAt + problem.length / microphoneRate + interruptionAfter;
			const pieces = [
				{ at: problemAt, pcm: problem },
				{ at: interruptionAt, pcm: await say(scene.interruption, scene.locale) },
			];
			writeMicrophone(microphone, pieces, interruptionAt + 30);
			chromium = await openBrowser({ language, microphone });
			await listenIn(chromium.page);
		});
		after(async () => {
			await chromium?.close();
			await app?.stop();
			await emulator?.close();
			removeDataDir(dataDir);
			rmSync(folder, { recursive: true, force: true });
		});

		test("set-up, call, barge-in, hang-up, History", { timeout: 180_000 }, async (t) => {
			const { page, problems } = chromium;
			const labels = words[language];
			assert.ok(app.setupLink, app.output());
			await setUp(page, app.setupLink, language);
			await openSimulator(page, language);
			// The fake microphone is no loudspeaker's neighbour: what is said must arrive as it is.
			await page.getByRole("switch", { name: labels.keepProcessing }).click();
			await page.getByRole("button", { name: labels.call, exact: true }).click();

			const transcript = page.getByRole("log");
			await transcript.getByText(scene.answer.slice(0, 30)).waitFor({ timeout: 60_000 });
			await assertAccessible(page, "a call under way");
			await transcript.getByText(scene.interruption).waitFor({ timeout: 60_000 });
			await emulator.waitFor(() => emulator.requests.filter(({ endpoint }) => endpoint === "chat").length >= 2, 20_000);
			await page.waitForTimeout(1500);
			const levels = await heardLevels(page);
			await page.getByRole("button", { name: labels.hangUp }).click();

			const greeting = levels.slice(
				0,
				levels.findIndex(({ microphone }) => microphone > 0.02),
			);
			assert.ok(
				greeting.some(({ loudspeaker }) => loudspeaker > 0.03),
				"the greeting is heard",
			);
			const stopped = bargeInMs(levels);
			assert.ok(
				stopped !== null && stopped <= 300,
				`the reply went on for ${stopped} ms after the caller began to speak`,
			);

			const first = emulator.transcriptions[0];
			assert.ok(first, "the caller's words reached the transcription server");
			const { channelData, sampleRate } = readWav(first.audio);
			const source = resample(problem, microphoneRate, sampleRate);
			const ratio = signalToNoise(source, channelData[0] ?? new Int16Array(), sampleRate);
			assert.ok(ratio > 15, `signal-to-noise ratio of what arrived: ${ratio.toFixed(1)} dB`);

			t.diagnostic(
				`the reply stopped ${Math.round(stopped)} ms after the caller began; ${ratio.toFixed(1)} dB arrived`,
			);

			await page.getByRole("link", { name: labels.openHistory }).click();
			await page.getByText(labels.summary, { exact: true }).first().waitFor();
			await page.waitForURL(/\/history\/[0-9a-f-]{36}/);
			const id = page.url().match(/[0-9a-f-]{36}/)?.[0];
			await page.waitForFunction(
				async (path) => (await (await fetch(path)).json()).analysis !== null,
				`/api/v1/conversations/${id}`,
				{ timeout: 20_000, polling: 250 },
			);
			await assertAccessible(page, "a conversation");
			const detail: ConversationDetail = await page.evaluate(
				async (path) => (await fetch(path)).json(),
				`/api/v1/conversations/${id}`,
			);

			assert.equal(detail.endReason, "contact-hung-up");
			assert.ok(detail.recording && detail.recording.durationMs > 20_000);
			assert.equal(detail.transcript[0]?.source, "greeting");
			const spoken = detail.transcript.filter(({ who }) => who === "contact");
			assert.deepEqual(spoken.map(({ heard }) => heard).slice(0, 2), [scene.problem, scene.interruption]);
			assert.equal(spoken[0]?.origin, "speech");
			const cut = detail.transcript.find(({ interrupted, who }) => interrupted && who === "assistant");
			assert.ok(cut, "the interrupted reply is marked");
			assert.ok(
				cut.generated.startsWith(cut.heard) && cut.heard.length < cut.generated.length && cut.heard.length > 0,
				cut.heard,
			);
			assert.equal(cut.source, "model");
			assert.ok(
				(cut.latency.firstFrameMs ?? 0) > 0 && (cut.latency.transcriptMs ?? 0) > 0,
				JSON.stringify(cut.latency),
			);
			assert.ok(detail.analysis && detail.analysis.values.length > 0);
			assert.ok(detail.usage.outputTokens > 0);

			const struck = page.locator("del, s").filter({ hasText: cut.generated.slice(-20) });
			await struck.first().waitFor();
			const audio = await page.evaluate(async (path) => {
				const response = await fetch(path, { headers: { range: "bytes=0-43" } });
				return { status: response.status, type: response.headers.get("content-type") };
			}, `/api/v1/conversations/${id}/recording`);
			assert.deepEqual(audio, { status: 206, type: "audio/wav" });
			assert.deepEqual(problems, []);
		});
	});
