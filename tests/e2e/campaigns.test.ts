import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Contact } from "@centralita/contracts";
import { startTwilioEmulator, type TwilioEmulator } from "@centralita/emulators";
import { type Desk, openDesk } from "../support/desk.ts";
import { ownerEnvironment, password, signIn } from "../support/people.ts";
import { companyNumber, connectLine, freePort } from "../support/phone.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser } from "./support/browser.ts";

const words = {
	es: {
		email: "Correo electrónico",
		password: "Contraseña",
		signIn: "Entrar",
		campaigns: "Campañas",
		create: "Nueva campaña",
		name: "Nombre",
		perMinute: "Llamadas por minuto",
		createIt: "Crear borrador",
		setAudience: "Fijar contactos",
		look: "Mirar",
		now: "Se llamaría a 3 contactos",
		listed: "Pidió que no se le llame",
		start: "Empezar",
		answered: "Contestó",
		busy: "Ocupado",
		left: "Descartado",
	},
	en: {
		email: "E-mail",
		password: "Password",
		signIn: "Sign in",
		campaigns: "Campaigns",
		create: "New campaign",
		name: "Name",
		perMinute: "Calls per minute",
		createIt: "Make the draft",
		setAudience: "Set contacts",
		look: "Look",
		now: "3 contacts would be called",
		listed: "On the do-not-call list",
		start: "Start",
		answered: "Answered",
		busy: "Busy",
		left: "Left out",
	},
} as const;

const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }];
const phones = ["+541143210001", "+541143210002", "+541143210003", "+541143210004"] as const;

for (const language of ["es", "en"] as const)
	describe(`a campaign in the browser, ${language}`, () => {
		const dataDir = newDataDir();
		let twilio: TwilioEmulator;
		let app: RunningApp;
		let desk: Desk;

		before(
			async () => {
				twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber], callsPerSecond: 10 });
				const port = await freePort();
				app = await startApp(dataDir, {
					...ownerEnvironment,
					DEFAULT_COUNTRY: "AR",
					PORT: String(port),
					PUBLIC_URL: `http://127.0.0.1:${port}`,
					ALLOWED_ORIGINS: `http://127.0.0.1:${port}`,
					TWILIO_BASE_URL: twilio.url,
					TWILIO_ACCOUNT_SID: twilio.accountSid,
					TWILIO_AUTH_TOKEN: twilio.authToken,
				});
				const owner = await signIn(app.url, "owner");
				await fetch(`${app.url}/api/v1/session/profile`, {
					method: "PATCH",
					headers: { ...owner.headers, "content-type": "application/json" },
					body: JSON.stringify({ language }),
				});
				desk = await openDesk(app.url);
				await connectLine(desk, { line: { label: "Principal", maxConcurrentCalls: 10 } });
				const rules = { hours: always, perDay: 1, perWeek: 1, skipHolidays: false };
				assert.equal((await desk.request("PUT", "/api/v1/dial-rules/AR", rules)).status, 200);
				for (const [index, phone] of phones.entries())
					await desk.read(Contact, "POST", "/api/v1/contacts", { name: `Contacto ${index + 1}`, phones: [phone] });
				const listed = await desk.request("PUT", `/api/v1/do-not-call/${encodeURIComponent(phones[3])}`, {});
				assert.ok(listed.status < 300);
				twilio.answer(phones[0], { kind: "human", afterMs: 100, script: [{ hangUp: true }] });
				twilio.answer(phones[1], { kind: "human", afterMs: 100, script: [{ hangUp: true }] });
				twilio.answer(phones[2], { kind: "busy", afterMs: 100 });
			},
			{ timeout: 120_000 },
		);
		after(async () => {
			await twilio?.close();
			await app?.stop();
			removeDataDir(dataDir);
		});

		test("from a draft to what became of each", { timeout: 180_000 }, async () => {
			const t = words[language];
			const chromium = await openBrowser({ language, scheme: language === "en" ? "dark" : "light" });
			const { page, problems } = chromium;
			const seen = async (where: string) => {
				await assertAccessible(page, where);
				await page.setViewportSize({ width: 390, height: 900 });
				const { width, inner } = await page.evaluate(() => ({
					width: document.documentElement.scrollWidth,
					inner: window.innerWidth,
				}));
				assert.ok(width <= inner, `${where} is ${width} wide on ${inner}`);
				await page.setViewportSize({ width: 1280, height: 900 });
			};
			try {
				await page.goto(`${app.url}/campaigns`);
				await page.getByLabel(t.email).fill("owner@example.com");
				await page.getByLabel(t.password, { exact: true }).fill(password);
				await page.getByRole("button", { name: t.signIn }).click();
				await page.getByRole("heading", { name: t.campaigns, level: 1 }).waitFor();
				await page.getByRole("button", { name: t.create }).waitFor();
				await seen("no campaigns");
				await page.getByRole("button", { name: t.create }).click();
				await page.getByLabel(t.name, { exact: true }).fill("Recordatorios de mayo");
				await page.getByLabel("Principal").click();
				await page.getByLabel(t.perMinute).fill("600");
				await seen("the draft's form");
				await page.getByRole("button", { name: t.createIt }).click();
				await page.getByRole("button", { name: t.setAudience }).click();
				await page.getByText("Contacto 1").waitFor();
				await page.getByRole("button", { name: t.look }).click();
				await page.getByText(t.now).waitFor();
				await page.getByText(t.listed).first().waitFor();
				await seen("a draft with its forecast");
				await page.getByRole("button", { name: t.start, exact: true }).click();
				await page.getByRole("alertdialog").getByRole("button", { name: t.start, exact: true }).click();
				await page.getByText(t.left, { exact: true }).and(page.locator("span")).first().waitFor({ timeout: 60_000 });
				await page.getByText(t.answered).first().waitFor({ timeout: 60_000 });
				await page.getByText(t.busy).first().waitFor({ timeout: 60_000 });
				await seen("a campaign that runs");
				assert.deepEqual(twilio.calls.map(({ to }) => to).sort(), [phones[0], phones[1], phones[2]]);
				await page.getByRole("link", { name: t.campaigns }).first().click();
				await page.getByText("Recordatorios de mayo").waitFor();
				await seen("the list");
				assert.deepEqual(problems, []);
			} finally {
				await chromium.close();
			}
		});
	});
