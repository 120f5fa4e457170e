import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { type GuideDefinition, GuideWork } from "@centralita/contracts";
import type { FrameLocator, Page } from "playwright-core";
import { aStepGuide } from "../../packages/server/src/capabilities/guides/sessions/fixtures.ts";
import { openDesk } from "../support/desk.ts";
import { ownerEnvironment, password } from "../support/people.ts";
import { visit } from "../support/visitor.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";

const guide = aStepGuide({ slug: "printer-page", publicPage: true });

/** Creates the guide over the API and publishes it. */
async function publish(url: string, definition: GuideDefinition): Promise<void> {
	const desk = await openDesk(url);
	const file = { format: "centralita-guide", formatVersion: 1, guide: definition };
	const made = await desk.read(GuideWork, "POST", "/api/v1/guides/import", { file });
	const { slug, revision } = made;
	const response = await desk.request("POST", `/api/v1/guides/${slug}/publish`, { revision, note: "" });
	assert.ok(response.ok, await response.text());
}

describe("a guide for anybody", { timeout: 180_000 }, () => {
	const dataDir = newDataDir();
	let app: RunningApp;
	/** The company's own page, of another origin, with a guide in a frame. */
	let company: Server;
	let chromium: TestBrowser;
	let page: Page;

	before(async () => {
		company = createServer(({ url = "" }, response) => {
			const src = new URL(url, "http://company.example").searchParams.get("src");
			response.setHeader("content-type", "text/html; charset=utf-8");
			response.end(
				`<!doctype html><html lang="es"><title>Empresa</title><iframe title="Ayuda" width="700" height="800" src="${src}"></iframe></html>`,
			);
		}).listen(0, "127.0.0.1");
		await once(company, "listening");
		app = await startApp(dataDir, { ...ownerEnvironment, ALLOWED_ORIGINS: companyUrl() });
		await publish(app.url, guide);
		chromium = await openBrowser({ language: "es" });
		page = chromium.page;
	});
	after(async () => {
		await chromium?.close();
		await app?.stop();
		company?.close();
		removeDataDir(dataDir);
	});

	const companyUrl = () => `http://127.0.0.1:${(company.address() as AddressInfo).port}`;
	const press = (at: Page | FrameLocator, name: string) => at.getByRole("button", { name, exact: true }).click();

	test("is gone through on its page, survives a reload, and is rated", async () => {
		await page.goto(`${app.url}/g/${guide.slug}`);
		await page.getByRole("heading", { name: "La impresora no imprime", level: 1 }).waitFor();
		await assertAccessible(page, "a guide's page");
		await press(page, "Empezar");
		await press(page, "Segundo");
		await page.getByRole("heading", { name: "Mira el cable" }).waitFor();
		await page.reload();
		await page.getByRole("heading", { name: "Mira el cable" }).waitFor();
		await assertAccessible(page, "a step on a guide's page");
		await press(page, "Necesito ayuda");
		await page.getByText("Está detrás de la impresora.").waitFor();
		await press(page, "No funcionó");
		await page.getByRole("heading", { name: "Reiníciala" }).waitFor();
		await press(page, "Atrás");
		await page.getByRole("heading", { name: "Mira el cable" }).waitFor();
		await press(page, "Funcionó");
		await page.getByText("Problema resuelto").waitFor();
		await page.getByRole("radio", { name: "4 estrellas de 5" }).check({ force: true });
		await press(page, "Enviar opinión");
		await page.getByText("Gracias por tu opinión.").waitFor();
		await assertAccessible(page, "the end of a guide's page");
	});

	test("hands over from within a frame of the company's page, in its language", async () => {
		const visitor = await chromium.context.newPage();
		await visitor.goto(`${companyUrl()}/?src=${encodeURIComponent(`${app.url}/g/${guide.slug}?lang=en`)}`);
		const frame = visitor.frameLocator('iframe[title="Ayuda"]');
		await press(frame, "Start");
		await press(frame, "Second");
		await press(frame, "It did not work");
		await frame.getByRole("heading", { name: "Restart it" }).waitFor();
		await press(frame, "It did not work");
		await frame.getByText("A person should take it from here").waitFor();
		const send = frame.getByRole("button", { name: "Send", exact: true });
		await frame.getByLabel("Name", { exact: true }).fill("Ana Prueba");
		await frame.getByLabel(/^E-mail/).fill("ana@example.com");
		assert.ok(await send.isDisabled(), "nobody is written to without their consent");
		await frame.getByRole("checkbox").check();
		await send.click();
		await frame.getByText(/Your ticket number is TCK-/).waitFor();
		await visitor.close();
	});

	test("is not there for a guide without a page", async () => {
		await page.goto(`${app.url}/g/no-power`);
		await page.getByText("Esta guía no está disponible").waitFor();
		await assertAccessible(page, "no guide");
	});

	test("is run by a colleague beside a chat", async () => {
		await visit(app.url, "Laura");
		await page.goto(`${app.url}/inbox?view=assistant`);
		await page.getByLabel("Correo electrónico").fill("owner@example.com");
		await page.getByLabel("Contraseña", { exact: true }).fill(password);
		await press(page, "Entrar");
		await page.getByRole("link", { name: /Laura/ }).first().click();
		const beside = page.getByRole("complementary", { name: "Contacto" });
		await beside.getByLabel("Guía", { exact: true }).selectOption(guide.slug);
		await press(page, "Empezar");
		await press(page, "Segundo");
		await beside.getByRole("heading", { name: "Mira el cable" }).waitFor();
		await assertAccessible(page, "a guide beside a chat");
		await press(page, "Funcionó");
		await beside.getByText("Problema resuelto").waitFor();
	});
});
