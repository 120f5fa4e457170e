import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { ConversationDetail } from "@centralita/contracts";
import {
	type OpenAiEmulator,
	startOpenAiEmulator,
	startTwilioEmulator,
	type TwilioEmulator,
} from "@centralita/emulators";
import type { Locator, Page } from "playwright-core";
import { brief, openDesk } from "../support/desk.ts";
import { type Door, openDoor } from "../support/door.ts";
import { ownerEnvironment } from "../support/people.ts";
import { callerNumber, companyNumber, freePort } from "../support/phone.ts";
import { spoken } from "../support/spoken.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { say, writeMicrophone } from "./support/audio.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { heardLevels, listenIn } from "./support/ears.ts";
import { words } from "./support/journey.ts";

const myPhone = "+12025550188";
/** As screens group their digits. */
const shownNumber = "+1 202 555 0100";
const shownCaller = "+54 9 11 5000 1234";
const scenes = {
	es: {
		locale: "es-419",
		scheme: "light",
		signIn: "Entrar",
		assistant: "Turno rápido",
		greeting: "Hola.",
		notice: "Se graba.",
		connectTwilio: "Conectar Twilio",
		connect: "Conectar",
		refused: /El operador no lo aceptó/,
		connected: "Twilio está conectada",
		unreachable: "El operador no puede llegar al servidor",
		notHttps: "La dirección pública no es HTTPS",
		howToMend: "Cómo se arregla",
		proxy: /reenvíe \/carriers\/ con WebSocket/,
		checkAgain: "Comprobar de nuevo",
		useNumber: /^Usar este número/,
		inUse: `En uso: ${shownNumber}`,
		newLine: `Nueva línea: ${shownNumber}`,
		label: "Nombre",
		who: "Quién atiende",
		opens: "Atiende",
		atHours: "En estas horas",
		weekend: ["sábado", "domingo"],
		from: "Desde",
		to: "Hasta",
		untilMidnight: "Hasta el final del día",
		createLine: "Crear la línea",
		open: "Abierta",
		back: "Líneas telefónicas",
		callMe: "Llamar a mi teléfono",
		myPhone: "Tu teléfono",
		call: "Llamar",
		progress: "Cómo va la llamada",
		steps: [/^Marcando/, /^Suena/, /^Atendida/, /^Terminada/],
		youHungUp: "Colgaste.",
		close: "Cerrar",
		live: "En vivo",
		calls: "Llamadas en curso",
		listening: "Escuchando",
		listen: /^Escuchar a /,
		youListen: "Escuchas la llamada",
		whisper: "Susurrar al asistente",
		whisperSend: "Enviar el susurro",
		whispered: "El asistente lo tendrá en cuenta",
		takeOver: "Tomar la llamada",
		youTalk: /^Hablas con /,
		hangUp: "Colgar",
		over: "La llamada terminó",
		said: "Lo que se dijo",
		openConversation: "Ver la conversación",
		phoneCall: "Llamada telefónica",
		line: "Ventas",
		problem: "No tengo internet desde ayer.",
		answer: "Vamos a revisarlo juntos.",
		more: "Las luces están apagadas.",
		hint: "Ofrécele un mes gratis.",
		offer: "Te regalamos un mes por las molestias.",
		colleague: "Hola, ya me encargo yo.",
	},
	en: {
		locale: "en-US",
		scheme: "dark",
		signIn: "Sign in",
		assistant: "Quick desk",
		greeting: "Hello.",
		notice: "We record.",
		connectTwilio: "Connect Twilio",
		connect: "Connect",
		refused: /The carrier did not accept it/,
		connected: "Twilio is connected",
		unreachable: "The carrier cannot reach the server",
		notHttps: "The public address is not HTTPS",
		howToMend: "How to mend it",
		proxy: /forwards \/carriers\/ with WebSocket/,
		checkAgain: "Check again",
		useNumber: /^Use this number/,
		inUse: `In use: ${shownNumber}`,
		newLine: `New line: ${shownNumber}`,
		label: "Name",
		who: "Who answers",
		opens: "Answers",
		atHours: "At these hours",
		weekend: ["Saturday", "Sunday"],
		from: "From",
		to: "To",
		untilMidnight: "Until the end of the day",
		createLine: "Create the line",
		open: "Open",
		back: "Phone lines",
		callMe: "Call my phone",
		myPhone: "Your phone",
		call: "Call",
		progress: "How the call is going",
		steps: [/^Dialling/, /^Ringing/, /^Answered/, /^Ended/],
		youHungUp: "You hung up.",
		close: "Close",
		live: "Live",
		calls: "Calls in progress",
		listening: "Listening",
		listen: /^Listen in on /,
		youListen: "You are listening",
		whisper: "Whisper to the assistant",
		whisperSend: "Send the whisper",
		whispered: "The assistant will take it into account",
		takeOver: "Take over",
		youTalk: /^You are talking with /,
		hangUp: "Hang up",
		over: "The call is over",
		said: "What was said",
		openConversation: "See the conversation",
		phoneCall: "Phone call",
		line: "Sales",
		problem: "I have had no internet since yesterday.",
		answer: "Let us check it together.",
		more: "The lights are off.",
		hint: "Offer a month for free.",
		offer: "We give you a month for free.",
		colleague: "Hello, I will take it from here.",
	},
} as const;

/** After the microphone is opened, which is when the call is taken over, in seconds. */
const colleagueSpeaksAt = 1;
const loudEnough = 0.03;
const hangsUpAfterAMoment = [{ until: "assistant-speaks" }, { silence: 1500 }, { hangUp: true }] as const;

const button = (within: Page | Locator, name: string) => within.getByRole("button", { name, exact: true });

for (const language of ["es", "en"] as const)
	describe(`a line and its calls, ${language}`, () => {
		const scene = scenes[language];
		const folder = mkdtempSync(join(tmpdir(), "centralita-microphone-"));
		const dataDir = newDataDir();
		let twilio: TwilioEmulator;
		let models: OpenAiEmulator;
		let door: Door;
		let app: RunningApp;
		let chromium: TestBrowser;
		let page: Page;
		/** What the caller says first, and then. */
		let problem: Int16Array;
		let more: Int16Array;

		before(async () => {
			const { assistant, locale, greeting, notice } = scene;
			[twilio, models] = await Promise.all([
				startTwilioEmulator({ insecure: true, numbers: [companyNumber] }),
				startOpenAiEmulator(),
			]);
			models.script([
				{ when: { structured: false, user: scene.problem }, reply: scene.answer },
				{ when: { structured: false, user: scene.more }, reply: scene.offer },
			]);
			models.transcribe(scene.problem, scene.more, scene.colleague);
			const port = await freePort();
			door = await openDoor(port);
			await door.shut();
			const start = async () => {
				app = await startApp(dataDir, {
					...ownerEnvironment,
					DEFAULT_LOCALE: locale,
					PORT: String(port),
					PUBLIC_URL: door.url,
					ALLOWED_ORIGINS: `http://127.0.0.1:${port}`,
					TWILIO_BASE_URL: twilio.url,
					LLM_BASE_URL: models.baseUrl,
					LLM_MODEL: "emulated",
					STT_BASE_URL: models.baseUrl,
					STT_MODEL: "whisper-1",
				});
				await (await openDesk(app.url)).create(brief({ name: assistant, locale, greeting, recording: { notice } }));
			};
			const pronounce = async () => {
				problem = await spoken(scene.problem, locale, 8000);
				more = await spoken(scene.more, locale, 8000);
				const microphone = join(folder, "colleague.wav");
				writeMicrophone(microphone, [{ at: colleagueSpeaksAt, pcm: await say(scene.colleague, locale) }], 30);
				chromium = await openBrowser({ language, microphone, scheme: scene.scheme });
			};
			await Promise.all([start(), pronounce()]);
			page = chromium.page;
			page.setDefaultTimeout(15_000);
			await listenIn(page);
		});
		after(async () => {
			await chromium?.close();
			await twilio?.close();
			await app?.stop();
			await models?.close();
			await door?.close();
			removeDataDir(dataDir);
			rmSync(folder, { recursive: true, force: true });
		});

		test("an account is connected once its credentials are right, and says what is wrong", {
			timeout: 60_000,
		}, async () => {
			await page.goto(`${app.url}/settings/lines`);
			await page.getByLabel(words[language].email, { exact: true }).fill(ownerEnvironment.OWNER_EMAIL);
			await page.getByLabel(words[language].password, { exact: true }).fill(ownerEnvironment.OWNER_PASSWORD);
			await button(page, scene.signIn).click();
			await button(page, scene.connectTwilio).click();
			const dialog = page.getByRole("dialog");
			await dialog.getByLabel("Account SID").fill(twilio.accountSid);
			await dialog.getByLabel("Auth Token", { exact: true }).fill("f".repeat(32));
			await button(dialog, scene.connect).click();
			await dialog.getByRole("alert").getByText(scene.refused).waitFor();
			await assertAccessible(page, "an account that is refused");
			// Chromium writes every refused request to the console.
			const refused = chromium.problems.splice(0);
			assert.equal(refused.length, 1, refused.join("\n"));
			await dialog.getByLabel("Auth Token", { exact: true }).fill(twilio.authToken);
			await button(dialog, scene.connect).click();
			await page.getByText(scene.connected, { exact: true }).waitFor();

			const unreachable = page.getByRole("listitem").filter({ hasText: scene.unreachable });
			await unreachable.getByText(scene.howToMend).waitFor();
			await unreachable.getByText(scene.proxy).waitFor();
			await unreachable.getByText(door.url).waitFor();
			await page.getByRole("link", { name: scene.useNumber }).waitFor();
			await door.open();
			await button(page, scene.checkAgain).click();
			await unreachable.waitFor({ state: "detached" });
			await page.getByRole("heading", { name: scene.notHttps }).waitFor();
		});

		test("a number is given to an assistant, with hours", { timeout: 60_000 }, async () => {
			await page.getByRole("link", { name: scene.useNumber }).click();
			await page.getByRole("heading", { name: scene.newLine }).waitFor();
			await page.getByLabel(scene.label, { exact: true }).fill(scene.line);
			await page.getByLabel(scene.who).selectOption({ label: scene.assistant });
			await page.getByLabel(scene.opens, { exact: true }).selectOption({ label: scene.atHours });
			for (const day of scene.weekend) await button(page, day).click();
			await page.getByLabel(scene.from, { exact: true }).fill("00:00");
			await page.getByLabel(scene.to, { exact: true }).fill("00:00");
			await page.getByText(scene.untilMidnight).waitFor();
			await assertAccessible(page, "a new line");
			await button(page, scene.createLine).click();
			await page.waitForURL(/\/settings\/lines\/[0-9a-f-]{36}/);
			await page.getByText(scene.open, { exact: true }).waitFor();
			assert.ok(twilio.numbers[0]?.voiceUrl.startsWith(`${door.url}/carriers/twilio/`));
		});

		test("my own phone rings, and each step is shown", { timeout: 60_000 }, async () => {
			twilio.answer(myPhone, { kind: "human", afterMs: 1500, script: hangsUpAfterAMoment });
			await button(page, scene.callMe).click();
			const dialog = page.getByRole("dialog");
			await dialog.getByLabel(scene.myPhone).fill(myPhone);
			await button(dialog, scene.call).click();
			const steps = dialog.getByRole("list", { name: scene.progress }).getByRole("listitem");
			const now = steps.and(dialog.locator("[aria-current=step]"));
			await now.filter({ hasText: scene.steps[1] }).waitFor();
			await now.filter({ hasText: scene.steps[2] }).waitFor();
			await dialog.getByText(scene.youHungUp).waitFor({ timeout: 30_000 });
			for (const [index, step] of scene.steps.entries())
				assert.match((await steps.nth(index).textContent()) ?? "", step);
			await assertAccessible(page, "the steps of a call");
			assert.deepEqual(
				twilio.calls.map(({ from, to, status }) => [from, to, status]),
				[[companyNumber, myPhone, "completed"]],
			);
			await button(dialog, scene.close).last().click();
			await dialog.waitFor({ state: "hidden" });
			await page.getByRole("link", { name: scene.back }).first().click();
			await page.getByRole("link", { name: scene.inUse }).waitFor();
			await assertAccessible(page, "the lines");
		});

		test("a call is watched, helped, taken over and ended, and is in History", { timeout: 90_000 }, async () => {
			await page.getByRole("link", { name: scene.live, exact: true }).click();
			const call = await twilio.dialIn({ from: callerNumber, to: companyNumber });
			const row = page.getByRole("list", { name: scene.calls, exact: true }).getByRole("listitem");
			await row.getByText(scene.listening, { exact: true }).waitFor({ timeout: 30_000 });
			call.say(problem);
			await row.getByText(scene.answer).waitFor();
			const shown = (await row.textContent()) ?? "";
			for (const part of [shownCaller, scene.assistant, scene.line]) assert.ok(shown.includes(part), shown);
			assert.match(shown, /\d:\d\d$/);
			await row.getByRole("button", { name: scene.listen }).click();
			const panel = page.getByRole("region", { name: shownCaller });
			await panel.getByText(scene.youListen).waitFor();
			await assertAccessible(page, "a call that is listened to");

			await panel.getByLabel(scene.whisper).fill(scene.hint);
			await button(panel, scene.whisperSend).click();
			await page.getByText(scene.whispered, { exact: true }).waitFor();
			const from = (await heardLevels(page)).length;
			call.say(more);
			const transcript = panel.getByRole("region", { name: scene.said });
			await transcript.getByText(scene.offer.slice(0, 20)).waitFor();
			const asked = models.requests.filter(({ endpoint }) => endpoint === "chat");
			assert.ok(
				asked.some(({ body }) => JSON.stringify(body).includes(scene.hint)),
				"the model was told what was whispered",
			);
			const levels = (await heardLevels(page)).slice(from);
			assert.ok(
				levels.some(({ loudspeaker }) => loudspeaker > loudEnough),
				"the call is heard",
			);

			await button(panel, scene.takeOver).click();
			await panel.getByText(scene.youTalk).waitFor();
			const takenMs = call.ear.nowMs;
			await assertAccessible(page, "a call that was taken over");
			await transcript.getByText(scene.colleague).waitFor();
			const heardMs = call.ear.firstSoundAfter(takenMs + 500);
			assert.notEqual(heardMs, null, "the caller hears the colleague");
			await button(panel, scene.hangUp).click();
			await panel.getByText(scene.over).waitFor();
			assert.equal((await call.done).endedBy, "product");

			await panel.getByRole("link", { name: scene.openConversation }).click();
			await page.waitForURL(/\/history\/[0-9a-f-]{36}/);
			const id = page.url().match(/[0-9a-f-]{36}/)?.[0];
			await page.waitForFunction(
				async (path) => (await (await fetch(path)).json()).analysis !== null,
				`/api/v1/conversations/${id}`,
				{ timeout: 20_000, polling: 250 },
			);
			await page.getByText(words[language].summary, { exact: true }).first().waitFor();
			await page.getByText(scene.phoneCall, { exact: true }).first().waitFor();
			await assertAccessible(page, "a conversation on a line");
			const detail: ConversationDetail = await page.evaluate(
				async (path) => (await fetch(path)).json(),
				`/api/v1/conversations/${id}`,
			);
			assert.equal(detail.endReason, "user-ended");
			assert.ok(detail.recording?.complete && detail.recording.durationMs > 5000);
			const people = detail.transcript.filter(({ who }) => who !== "assistant");
			// A busy machine hands the microphone's sound over in pieces, and then one sentence is several turns.
			const [first, second, third, ...pieces] = people.map(({ who, heard }) => [who, heard]);
			assert.deepEqual(
				[first, second, third],
				[
					["contact", scene.problem],
					["contact", scene.more],
					["user", scene.colleague],
				],
			);
			assert.ok(
				pieces.every(([who]) => who === "user"),
				"nobody else spoke",
			);
			const audio = await page.evaluate(async (path) => {
				const response = await fetch(path, { headers: { range: "bytes=0-43" } });
				return { status: response.status, type: response.headers.get("content-type") };
			}, `/api/v1/conversations/${id}/recording`);
			assert.deepEqual(audio, { status: 206, type: "audio/wav" });
			assert.deepEqual(chromium.problems, []);
		});
	});
