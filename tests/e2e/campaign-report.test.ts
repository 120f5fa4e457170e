import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { CampaignList, Report } from "@centralita/contracts";
import { startTelnyxEmulator, startTwilioEmulator } from "@centralita/emulators";
import { type Desk, openDesk } from "../support/desk.ts";
import { ownerEnvironment, password } from "../support/people.ts";
import { companyNumber, connectLine, freePort } from "../support/phone.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { openBrowser } from "./support/browser.ts";

/** The whole trial: `TEST_PEOPLE=500`. */
const people = Number(process.env.TEST_PEOPLE ?? "16");
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }];
const numberOf = (index: number) => `+541143${210_000 + index}`;
const behaviours = [
	{ kind: "human", afterMs: 100, script: [{ until: "assistant-quiet", quietMs: 300 }, { hangUp: true }] },
	{ kind: "busy", afterMs: 100 },
	{ kind: "no-answer", afterMs: 1000 },
	{ kind: "busy", afterMs: 100 },
] as const;
const humans = Math.ceil(people / behaviours.length);

const carriers = {
	async twilio() {
		const twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber], callsPerSecond: 20 });
		const account = { TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken };
		return { carrier: twilio, account: { TWILIO_BASE_URL: twilio.url, ...account } };
	},
	async telnyx() {
		const telnyx = await startTelnyxEmulator({ insecure: true, numbers: [companyNumber] });
		const account = { TELNYX_PUBLIC_KEY: telnyx.publicKey, TELNYX_CONNECTION_ID: telnyx.connectionId };
		return { carrier: telnyx, account: { TELNYX_BASE_URL: telnyx.url, TELNYX_API_KEY: telnyx.apiKey, ...account } };
	},
};

describe("from a file of contacts to a report", { concurrency: 2 }, () => {
	for (const [name, begin] of Object.entries(carriers))
		describe(`over ${name}`, () => {
			const dataDir = newDataDir();
			let carrier: Awaited<ReturnType<typeof begin>>["carrier"];
			let app: RunningApp;
			let desk: Desk;

			before(
				async () => {
					const begun = await begin();
					carrier = begun.carrier;
					const port = await freePort();
					const url = `http://127.0.0.1:${port}`;
					app = await startApp(dataDir, {
						...ownerEnvironment,
						...begun.account,
						...{ DEFAULT_COUNTRY: "AR", PORT: String(port), PUBLIC_URL: url, ALLOWED_ORIGINS: url },
						RATE_LIMIT_PER_MINUTE: "100000",
					});
					desk = await openDesk(app.url);
					await connectLine(desk, { line: { label: "Principal", maxConcurrentCalls: 20 } });
					const rules = { hours: always, perDay: 1, perWeek: 1, skipHolidays: false };
					assert.equal((await desk.request("PUT", "/api/v1/dial-rules/AR", rules)).status, 200);
					for (let index = 0; index < people; index++)
						carrier.answer(numberOf(index), behaviours[index % behaviours.length] ?? behaviours[0]);
				},
				{ timeout: 150_000 },
			);
			after(async () => {
				await carrier?.close();
				await app?.stop();
				removeDataDir(dataDir);
			});

			test("import, campaign, results, report, PDF", { timeout: 240_000 + people * 1000 }, async () => {
				const { page, problems, close } = await openBrowser({ language: "es" });
				try {
					await page.goto(`${app.url}/contacts/imports`);
					await page.getByLabel("Correo electrónico").fill("owner@example.com");
					await page.getByLabel("Contraseña", { exact: true }).fill(password);
					await page.getByRole("button", { name: "Entrar" }).click();
					await page.getByRole("heading", { name: "Importaciones", level: 1 }).waitFor();
					const rows = Array.from({ length: people }, (_, index) => `Contacto ${index},${numberOf(index)}`);
					await page.locator("input[type=file]").setInputFiles({
						name: "clientes.csv",
						mimeType: "text/csv",
						buffer: Buffer.from(`Nombre,Teléfono\n${rows.join("\n")}\n`),
					});
					await page.getByRole("button", { name: "Revisar sin guardar" }).click();
					await page.getByRole("heading", { name: "Qué pasará" }).waitFor();
					await page.getByRole("button", { name: "Importar", exact: true }).click();
					await page.getByText("Terminada", { exact: true }).waitFor({ timeout: 60_000 });

					await page.goto(`${app.url}/campaigns`);
					await page.getByRole("button", { name: "Nueva campaña" }).click();
					await page.getByLabel("Nombre", { exact: true }).fill("Avisos");
					await page.getByRole("checkbox", { name: "Principal" }).click();
					await page.getByLabel("Llamadas por minuto").fill("600");
					await page.getByLabel("Llamadas a la vez").fill("15");
					await page.getByLabel("Llamadas por contacto").fill("1");
					await page.getByRole("button", { name: "Crear borrador" }).click();
					await page.getByRole("button", { name: "Fijar contactos" }).click();
					await page.getByRole("listitem").filter({ hasText: "Contacto" }).first().waitFor();
					await page.getByRole("button", { name: "Empezar", exact: true }).click();
					await page.getByRole("alertdialog").getByRole("button", { name: "Empezar", exact: true }).click();

					const campaigns = () => desk.read(CampaignList, "GET", "/api/v1/campaigns");
					const { items } = await desk.eventually(
						campaigns,
						({ items: [campaign] }) => campaign?.state === "finished",
						"everybody was called",
						120_000 + people * 1000,
					);
					const [campaign] = items;
					assert.ok(campaign);
					assert.deepEqual([campaign.counts.contacts, campaign.counts.done], [people, people]);
					assert.equal(campaign.counts.answered, humans);
					assert.deepEqual(
						carrier.calls.map(({ to }) => to).sort(),
						Array.from({ length: people }, (_, index) => numberOf(index)).sort(),
					);

					await desk.eventually(
						() => desk.read(Report, "GET", `/api/v1/reports?campaign=${campaign.id}`),
						({ total: { answered } }) => answered.of === people && answered.count === humans,
						"the report has every call",
						120_000,
					);
					await page.goto(`${app.url}/reports?campaign=${campaign.id}`);
					await page.getByText(`${humans} de ${people} llamadas`).waitFor();
					const download = page.waitForEvent("download");
					await page.getByRole("link", { name: "Descargar PDF" }).click();
					const file = readFileSync(await (await download).path());
					assert.equal(file.subarray(0, 5).toString(), "%PDF-");
					assert.match(file.subarray(-32).toString("latin1"), /%%EOF\s*$/);
					assert.deepEqual(problems, []);
				} finally {
					await close();
				}
			});
		});
});
