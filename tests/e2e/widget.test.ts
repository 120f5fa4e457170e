import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { after, before, describe, test } from "node:test";
import type { ChatValidation } from "@centralita/contracts";
import type { BrowserContext, Page } from "playwright-core";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { type Cuttable, cuttable } from "./support/cuttable.ts";

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
		notSent: /^Not sent/,
		offline: /^No connection/,
		goOn: "Go on with it",
	},
} as const;

/** Somebody else's page, as strict as one can be that allows the widget; its address says in which language, and where the widget is. */
async function foreignPage(): Promise<{ server: Server; url: string }> {
	const server = createServer(({ url = "/" }, response) => {
		const { searchParams } = new URL(url, "http://shop.example");
		const widget = searchParams.get("widget");
		response.setHeader("content-type", "text/html; charset=utf-8");
		response.setHeader(
			"content-security-policy",
			`default-src 'none'; script-src ${widget}; connect-src ${widget}; base-uri 'none'; require-trusted-types-for 'script'`,
		);
		response.end(
			`<!doctype html><html lang="${searchParams.get("lang")}"><head><title>Shop</title><script src="${widget}/widget.js" data-title="Shop" data-color="#7a1f5c" async></script></head><body><main><h1>Shop</h1></main></body></html>`,
		);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the page has no port");
	return { server, url: `http://127.0.0.1:${address.port}` };
}

const bubbles = (page: Page) => page.getByRole("log").locator(".bubble");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function sessionOf(page: Page): Promise<string> {
	const stored = await page.evaluate(() => Object.entries(localStorage).find(([key]) => !key.includes(":sent:"))?.[1]);
	return (JSON.parse(stored ?? "{}") as { sessionId: string }).sessionId;
}

/** What the server has of the chat, in order. */
async function said(page: Page, app: RunningApp): Promise<string[]> {
	const response = await fetch(`${app.url}/api/session/validate`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ sessionId: await sessionOf(page) }),
	});
	const validation = (await response.json()) as ChatValidation;
	assert.ok(validation.valid);
	return validation.session.transcript.map(({ text }) => text);
}

describe("the chat on somebody else's page", { concurrency: 2 }, () => {
	const dataDir = newDataDir();
	let shop: Awaited<ReturnType<typeof foreignPage>>;
	let app: RunningApp;

	before(async () => {
		shop = await foreignPage();
		app = await startApp(dataDir, {
			ALLOWED_ORIGINS: shop.url,
			CHAT_GREETINGS_PER_MINUTE: "100",
			CHAT_SESSION_MESSAGES_PER_MINUTE: "100",
		});
	});
	after(async () => {
		await app?.stop();
		shop?.server.close();
		removeDataDir(dataDir);
	});

	/** The product's shadow is closed; tests look inside. */
	const prepare = (context: BrowserContext) =>
		context.addInitScript(() => {
			const attach = Element.prototype.attachShadow;
			Element.prototype.attachShadow = function (init) {
				return attach.call(this, { ...init, mode: "open" });
			};
		});

	async function visit(
		language: "es" | "en",
		look: { width: number; scheme: "light" | "dark" },
		way: Cuttable,
	): Promise<TestBrowser> {
		const chromium = await openBrowser({ language, ...look });
		await prepare(chromium.context);
		// Colors are measured as they are, not on their way.
		await chromium.page.emulateMedia({ reducedMotion: "reduce" });
		await chromium.page.goto(`${shop.url}/?lang=${language}&widget=${encodeURIComponent(way.url)}`);
		return chromium;
	}
	const type = async (page: Page, label: string, text: string) => {
		await page.getByLabel(label, { exact: true }).fill(text);
		await page.getByLabel(label, { exact: true }).press("Enter");
	};

	for (const language of ["es", "en"] as const)
		test(`from hello to a person, over a broken connection and a reload, ${language}`, {
			timeout: 60_000,
		}, async () => {
			const say = words[language];
			const way = await cuttable(app.url);
			const look =
				language === "es" ? { width: 1280, scheme: "light" as const } : { width: 390, scheme: "dark" as const };
			const chromium = await visit(language, look, way);
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
				const other = await chromium.browser.newContext({ locale: language });
				await prepare(other);
				const elsewhere = await other.newPage();
				await elsewhere.goto(`${page.url()}#centralita=${await sessionOf(page)}`);
				await button(elsewhere, say.goOn).click();
				await elsewhere.getByText(say.waiting).waitFor();
				assert.equal(elsewhere.url(), page.url());
				assert.deepEqual(await bubbles(elsewhere).allInnerTexts(), transcript);
				await other.close();

				await page.getByLabel(say.write, { exact: true }).press("Escape");
				await page.getByRole("dialog").waitFor({ state: "detached" });
				assert.equal(
					await page.evaluate(() =>
						document.querySelector("centralita-chat")?.shadowRoot?.activeElement?.getAttribute("aria-label"),
					),
					say.open,
				);
				assert.deepEqual(problems, []);
			} finally {
				await chromium.close();
				await way.close();
			}
		});
});
