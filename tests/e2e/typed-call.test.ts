import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ConversationDetail } from "@centralita/contracts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { heardLevels, listenIn } from "./support/ears.ts";
import { openSimulator, setUp, words } from "./support/journey.ts";

const scenes = {
	es: { problem: "no tengo internet", question: /¿El problema es en un solo equipo/, name: "Me llamo Laura Pérez" },
	en: { problem: "I have no internet", question: /one device|all/i, name: "My name is Laura Perez" },
} as const;

for (const language of ["es", "en"] as const)
	describe(`a typed call with nothing configured, ${language}`, () => {
		const dataDir = newDataDir();
		let app: RunningApp;
		let chromium: TestBrowser;

		before(async () => {
			app = await startApp(dataDir);
			chromium = await openBrowser({ language });
			await listenIn(chromium.page);
		});
		after(async () => {
			await chromium?.close();
			await app?.stop();
			removeDataDir(dataDir);
		});

		test("the assistant is heard, answers by its guide, and the call is in History", { timeout: 120_000 }, async () => {
			const { page, problems } = chromium;
			const labels = words[language];
			assert.ok(app.setupLink, app.output());
			await setUp(page, app.setupLink, language);
			await openSimulator(page, language);
			await page.getByRole("button", { name: labels.call, exact: true }).click();

			const transcript = page.getByRole("log");
			const type = async (text: string) => {
				await page.getByLabel(labels.typeHere).fill(text);
				await page.getByRole("button", { name: labels.send }).click();
				await transcript.getByText(text).waitFor();
			};
			await page.getByLabel(labels.typeHere).waitFor();
			await type(scenes[language].problem);
			await transcript.getByText(scenes[language].question).last().waitFor();
			await type(scenes[language].name);
			await page.waitForTimeout(1000);
			const levels = await heardLevels(page);
			assert.ok(
				levels.some(({ loudspeaker }) => loudspeaker > 0.03),
				"the assistant is heard",
			);
			await page.getByRole("button", { name: labels.hangUp }).click();

			await page.getByRole("link", { name: labels.openHistory }).click();
			await page.waitForURL(/\/history\/[0-9a-f-]{36}/);
			const id = page.url().match(/[0-9a-f-]{36}/)?.[0];
			await page.waitForFunction(
				async (path) => (await (await fetch(path)).json()).analysis !== null,
				`/api/v1/conversations/${id}`,
				{ timeout: 20_000, polling: 250 },
			);
			await page.getByText(labels.summary, { exact: true }).first().waitFor();
			await assertAccessible(page, "a conversation");
			const detail: ConversationDetail = await page.evaluate(
				async (path) => (await fetch(path)).json(),
				`/api/v1/conversations/${id}`,
			);
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "contact").map(({ heard, origin }) => [heard, origin]),
				[
					[scenes[language].problem, "typed"],
					[scenes[language].name, "typed"],
				],
			);
			assert.ok(detail.transcript.some(({ source }) => source === "guide"));
			assert.equal(detail.analysis?.by, "rules");
			const name = detail.analysis?.values.find((value) => value.type === "name");
			assert.match(String(name?.value), /Laura P[ée]rez/);
			assert.ok(detail.recording);
			assert.deepEqual(problems, []);
		});
	});
