import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Report } from "@centralita/contracts";
import { type MailServer, startMailServer } from "../../packages/server/src/capabilities/notifications/testing.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { ownerEnvironment, password } from "../support/people.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertFits, openBrowser } from "./support/browser.ts";

const chats = 3;

describe("reports in the browser", () => {
	const dataDir = newDataDir();
	let mail: MailServer;
	let app: RunningApp;
	let desk: Desk;

	before(
		async () => {
			mail = await startMailServer();
			app = await startApp(dataDir, {
				...ownerEnvironment,
				TIME_ZONE: "America/Argentina/Buenos_Aires",
				SMTP_URL: mail.url,
			});
			desk = await openDesk(app.url);
			for (let chat = 0; chat < chats; chat++)
				assert.ok((await desk.request("POST", "/api/greeting", { locale: "es-AR" })).ok);
			const deadline = Date.now() + 90_000;
			while ((await desk.read(Report, "GET", "/api/v1/reports")).total.contacts < chats) {
				assert.ok(Date.now() < deadline, "they were never counted");
				await new Promise((resolve) => setTimeout(resolve, 500));
			}
		},
		{ timeout: 150_000 },
	);
	after(async () => {
		await app?.stop();
		await mail?.close();
		removeDataDir(dataDir);
	});

	test("from the figures to a report that is sent", { timeout: 120_000 }, async () => {
		const { page, problems, close } = await openBrowser({ language: "es" });
		const seen = (where: string) => assertFits(page, where);
		try {
			await page.goto(`${app.url}/reports`);
			await page.getByLabel("Correo electrónico").fill("owner@example.com");
			await page.getByLabel("Contraseña", { exact: true }).fill(password);
			await page.getByRole("button", { name: "Entrar" }).click();
			await page.getByRole("heading", { name: "Mejores horas" }).waitFor();
			await page.getByText(`${chats} conversaciones`).waitFor();
			await seen("the report");
			await page.getByLabel("Agrupar por").selectOption("channel");
			await page.getByRole("rowheader", { name: "Chat web" }).waitFor();

			await page.getByRole("button", { name: "Guardar informe" }).click();
			await page.getByLabel("Nombre", { exact: true }).fill("Chats por canal");
			await page.getByRole("switch", { name: "Enviarlo por correo" }).click();
			await page.getByLabel("Para", { exact: true }).fill("ana@example.com\nleo");
			await page.getByRole("button", { name: "Guardar", exact: true }).click();
			await page.getByText("Escribe entre 1 y 20 correos").waitFor();
			await page.getByLabel("Para", { exact: true }).fill("ana@example.com\nleo@example.com");
			await seen("the dialog");
			await page.getByRole("button", { name: "Guardar", exact: true }).click();
			await page.getByText("Cada lunes a las 08:00, a 2 personas").waitFor();
			await page.getByRole("button", { name: "Acciones de Chats por canal" }).click();
			await page.getByRole("menuitem", { name: "Enviarme una prueba" }).click();
			await page.getByText("Enviado a owner@example.com.").first().waitFor();
			assert.match(mail.received[0]?.source ?? "", /filename=report-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.pdf/);

			const file = page.waitForEvent("download");
			await page.getByRole("link", { name: "Descargar CSV" }).click();
			assert.match(readFileSync(await (await file).path(), "utf8"), /^\uFEFFchannel,name,contacts.*\r\nweb,,3,3,/);

			await page.emulateMedia({ colorScheme: "dark" });
			await page.getByLabel("Canal", { exact: true }).selectOption("whatsapp");
			await page.getByText("Nada en este período con estos filtros").waitFor();
			await seen("nothing");
			assert.deepEqual(problems, []);
		} finally {
			await close();
		}
	});
});
