import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible } from "./support/browser.ts";
import { cuttable } from "./support/cuttable.ts";
import {
	bubbles,
	button,
	lookInside,
	openShop,
	type Shop,
	sessionOf,
	storedLines,
	type,
	visitShop,
} from "./support/shop.ts";

const words = {
	es: {
		open: "Abrir el chat",
		close: "Cerrar el chat",
		write: "Tu mensaje",
		agree: "Acepto",
		language: "Español (Argentina)",
		name: "Ana Pérez",
		problem: "la compu no prende",
		desktop: "De escritorio",
		step: "Revisar la corriente",
		help: "Necesito ayuda",
		question: "¿cuánto cuesta?",
		person: "quiero hablar con una persona",
		waiting: "Te atenderá una persona",
		whatsapp: "Seguir por WhatsApp",
		whatsappAgree: "De acuerdo, seguir",
		whatsappOpen: /^Abrir WhatsApp/,
		notSent: /^No enviado/,
		offline: /^Sin conexión/,
		goOn: "Seguir esa conversación",
	},
	en: {
		open: "Open the chat",
		close: "Close the chat",
		write: "Your message",
		agree: "I agree",
		language: "English",
		name: "Ann Smith",
		problem: "my computer does not turn on",
		desktop: "Desktop",
		step: "Check the power",
		help: "I need help",
		question: "how much does it cost?",
		person: "I want to talk to a person",
		waiting: "A person will be with you",
		whatsapp: "Continue on WhatsApp",
		whatsappAgree: "I agree, continue",
		whatsappOpen: /^Open WhatsApp/,
		notSent: /^Not sent/,
		offline: /^No connection/,
		goOn: "Go on with it",
	},
} as const;

const said = async (page: Page, app: RunningApp): Promise<string[]> =>
	(await storedLines(page, app.url)).map(({ text }) => text);

/** Asked before anything is opened; by keyboard. */
async function goOnAtWhatsapp(page: Page, say: (typeof words)["es" | "en"]): Promise<void> {
	const asked: string[] = [];
	page.on("request", (request) => {
		if (request.url().endsWith("/api/whatsapp-ticket")) asked.push(request.method());
	});
	await page.context().route("https://wa.me/**", (route) => route.fulfill({ body: "WhatsApp" }));
	await button(page, say.whatsapp).press("Enter");
	await assertAccessible(page, "consent before WhatsApp");
	assert.deepEqual(asked, []);
	const opened = page.context().waitForEvent("page");
	await page.keyboard.press("Enter");
	const whatsapp = await opened;
	await whatsapp.waitForURL(/^https:\/\/wa\.me\/5493411234567\?text=.*TCK-/);
	await whatsapp.close();
	const link = page.getByRole("link", { name: say.whatsappOpen });
	await link.waitFor();
	assert.match((await link.getAttribute("href")) ?? "", /^https:\/\/wa\.me\/5493411234567\?text=.*TCK-/);
	assert.equal(asked.length, 1);
	await assertAccessible(page, "a case that goes on at WhatsApp");
}

describe("the chat on somebody else's page", { concurrency: 2 }, () => {
	const dataDir = newDataDir();
	let shop: Shop;
	let app: RunningApp;

	before(async () => {
		shop = await openShop();
		app = await startApp(dataDir, {
			ALLOWED_ORIGINS: shop.url,
			CHAT_GREETINGS_PER_MINUTE: "100",
			CHAT_SESSION_MESSAGES_PER_MINUTE: "100",
			WHATSAPP_NUMBER: "+5493411234567",
		});
	});
	after(async () => {
		await app?.stop();
		shop?.close();
		removeDataDir(dataDir);
	});

	for (const language of ["es", "en"] as const)
		test(`from hello to a person, over a broken connection and a reload, ${language}`, {
			timeout: 90_000,
		}, async () => {
			const say = words[language];
			const way = await cuttable(app.url);
			const look =
				language === "es" ? { width: 1280, scheme: "light" as const } : { width: 390, scheme: "dark" as const };
			const chromium = await visitShop(shop, way.url, { language, ...look });
			const { page, problems } = chromium;
			try {
				await assertAccessible(page, "the page with the chat closed");
				await button(page, say.open).press("Enter");
				await button(page, say.agree).waitFor();
				await assertAccessible(page, "consent");
				await button(page, say.agree).click();
				await button(page, say.language).click();
				await bubbles(page)
					.filter({ hasText: /omitir|skip/ })
					.waitFor();
				await type(page, say.write, say.name);
				await bubbles(page)
					.filter({ hasText: /tus palabras|own words/ })
					.waitFor();
				await type(page, say.write, say.problem);
				await button(page, "No").click();
				await button(page, say.desktop).click();
				await page.getByRole("heading", { name: say.step }).waitFor();
				await assertAccessible(page, "a step");
				assert.deepEqual(problems, []);

				way.cut();
				await type(page, say.write, say.question);
				await page.getByText(say.notSent).waitFor();
				await page.getByText(say.offline).waitFor();
				await assertAccessible(page, "without a connection");
				way.mend();
				await page.getByText(say.notSent).waitFor({ state: "detached" });
				await page.getByText(say.offline).waitFor({ state: "detached" });
				// Chromium itself tells of each refused connection.
				assert.deepEqual(
					problems.filter((problem) => !/net::ERR_/.test(problem)),
					[],
				);
				problems.length = 0;

				await page.getByRole("heading", { name: say.step }).waitFor();
				await button(page, say.help).click();
				await type(page, say.write, say.person);
				await bubbles(page)
					.filter({ hasText: /teléfono|number/ })
					.waitFor();
				await type(page, say.write, "11 4523 1234");
				await page.getByText(say.waiting).waitFor();
				await page.waitForFunction(
					(count) =>
						document.querySelector("centralita-chat")?.shadowRoot?.querySelectorAll(".bubble").length === count,
					(await said(page, app)).length,
				);
				const transcript = await said(page, app);
				assert.deepEqual(await bubbles(page).allInnerTexts(), transcript);
				assert.equal(transcript.filter((text) => text === say.question).length, 1);

				await page.reload();
				await page.getByText(say.waiting).waitFor();
				assert.deepEqual(await bubbles(page).allInnerTexts(), transcript);
				await assertAccessible(page, "a chat that waits for a person");
				await goOnAtWhatsapp(page, say);
				const other = await chromium.browser.newContext({ locale: language });
				await lookInside(other);
				const elsewhere = await other.newPage();
				await elsewhere.goto(`${page.url()}#centralita=${await sessionOf(page)}`);
				await button(elsewhere, say.goOn).click();
				await elsewhere.getByText(say.waiting).waitFor();
				assert.equal(elsewhere.url(), page.url());
				assert.deepEqual(await bubbles(elsewhere).allInnerTexts(), transcript);
				await other.close();

				await page.getByLabel(say.write, { exact: true }).press("Escape");
				await page.getByRole("dialog").waitFor({ state: "detached" });
				// Once the panel is gone, the focus goes back to the button in the next frame.
				await page.waitForFunction(
					(label) =>
						document.querySelector("centralita-chat")?.shadowRoot?.activeElement?.getAttribute("aria-label") === label,
					say.open,
				);
				assert.deepEqual(problems, []);
			} finally {
				await chromium.close();
				await way.close();
			}
		});
});
