import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { join, ownerEnvironment, type Person, password, signIn } from "../support/people.ts";
import { visit } from "../support/visitor.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser, watch } from "./support/browser.ts";

const words = {
	es: {
		locale: "es-AR",
		name: "Rosa Díaz",
		phone: "11 4523 1234",
		email: "Correo electrónico",
		password: "Contraseña",
		signIn: "Entrar",
		inbox: "Bandeja",
		ticketsOnly: "Solo tickets",
		kind: "Chats o tickets",
		take: "Tomar",
		message: "Mensaje",
		canned: "Respuestas predefinidas",
		note: "Nota interna",
		people: "A quién nombrar",
		named: "{name} te nombró",
		mentions: "Menciones",
		status: "Estado",
		waiting: "Esperando al cliente",
		opened: "Abierto",
		openTicket: "Abrir en Tickets",
		link: "Enlace para el cliente",
		makeLink: "Crear enlace",
		answer: "Tu respuesta",
		send: "Enviar",
	},
	en: {
		locale: "en-US",
		name: "Hugo Ferreyra",
		phone: "11 4523 9876",
		email: "E-mail",
		password: "Password",
		signIn: "Sign in",
		inbox: "Inbox",
		ticketsOnly: "Tickets only",
		kind: "Chats or tickets",
		take: "Take",
		message: "Message",
		canned: "Canned replies",
		note: "Internal note",
		people: "Whom to name",
		named: "{name} named you",
		mentions: "Mentions",
		status: "Status",
		waiting: "Waiting for customer",
		opened: "Open",
		openTicket: "Open in Tickets",
		link: "Link for the customer",
		makeLink: "Make a link",
		answer: "Your answer",
		send: "Send",
	},
} as const;
type Language = keyof typeof words;

async function enter(page: Page, url: string, name: string, language: Language): Promise<void> {
	const t = words[language];
	await page.goto(`${url}/inbox`);
	await page.getByLabel(t.email).fill(`${name}@example.com`);
	await page.getByLabel(t.password, { exact: true }).fill(password);
	await page.getByRole("button", { name: t.signIn }).click();
	await page.getByRole("heading", { name: t.inbox, level: 1 }).waitFor();
}

describe("tickets", () => {
	const dataDir = newDataDir();
	let app: RunningApp;
	let people: Person[];
	let chromium: TestBrowser;

	before(async () => {
		app = await startApp(dataDir, { ...ownerEnvironment, CHAT_SESSION_MESSAGES_PER_MINUTE: "100" });
		const owner = await signIn(app.url, "owner");
		people = [await join(app.url, owner, "ana", "agent"), await join(app.url, owner, "luis", "agent")];
		for (const reply of [
			{ title: "Horario", text: "Atendemos de 9 a 18.", language: "es" },
			{ title: "Gracias por la espera", text: "Gracias, {{name}}: {{ticket}}. Saluda {{agent}}.", language: "es" },
		]) {
			const added = await fetch(`${app.url}/api/v1/tickets/canned-replies`, {
				method: "POST",
				headers: { ...owner.headers, "content-type": "application/json" },
				body: JSON.stringify(reply),
			});
			assert.equal(added.status, 201);
		}
		chromium = await openBrowser({ language: "es" });
	});
	after(async () => {
		await chromium?.close();
		await app?.stop();
		removeDataDir(dataDir);
	});

	for (const language of ["es", "en"] as const)
		test(`from a chat to the customer's answer, ${language}`, { timeout: 180_000 }, async () => {
			const t = words[language];
			const problems: string[] = [];
			const open = async (scheme: "light" | "dark", width = 1280) => {
				const context = await chromium.browser.newContext({
					locale: t.locale,
					colorScheme: scheme,
					viewport: { width, height: 900 },
				});
				const page = await context.newPage();
				watch(page, problems);
				return page;
			};
			const [ana, luis, customer] = await Promise.all([open("light"), open("dark"), open("light", 390)]);
			for (const person of people) {
				const changed = await fetch(`${app.url}/api/v1/session/profile`, {
					method: "PATCH",
					headers: { ...person.headers, "content-type": "application/json" },
					body: JSON.stringify({ language }),
				});
				assert.equal(changed.status, 200);
			}
			await Promise.all([enter(ana, app.url, "ana", language), enter(luis, app.url, "luis", language)]);

			const { name } = t;
			const visitor = await visit(app.url, name);
			let number = "";
			for (const line of ["no tengo internet", "quiero hablar con una persona", t.phone])
				number = (await visitor.say(line)).ticket?.number ?? number;
			assert.match(number, /^TCK-/);
			await ana.getByRole("combobox", { name: t.kind }).selectOption(t.ticketsOnly);
			await ana.getByRole("link", { name }).waitFor();
			await ana.keyboard.press("j");
			await ana.keyboard.press("Enter");
			await ana.getByText(number).first().waitFor();
			await ana.keyboard.press("t");
			await ana.getByRole("button", { name: t.take, exact: true }).waitFor({ state: "detached" });
			await assertAccessible(ana, "a ticket beside the list");

			const field = ana.getByLabel(t.message, { exact: true });
			await field.pressSequentially("/");
			const replies = ana.getByRole("listbox", { name: t.canned }).getByRole("option");
			await replies.nth(1).waitFor();
			await assertAccessible(ana, "canned replies");
			await ana.keyboard.press("Escape");
			await replies.first().waitFor({ state: "detached" });
			await field.fill("");
			await field.pressSequentially("/esp");
			await replies.first().waitFor();
			assert.equal(await replies.count(), 1);
			await ana.keyboard.press("Enter");
			const filled = `Gracias, ${name}: ${number}. Saluda ana.`;
			assert.equal(await field.inputValue(), filled);
			await ana.keyboard.press("Control+Enter");
			await ana.getByRole("article").getByText(filled).waitFor();

			await ana.getByRole("button", { name: t.note }).click();
			await field.pressSequentially("¿Lo ves, @lu");
			await ana.getByRole("listbox", { name: t.people }).getByRole("option", { name: "luis" }).waitFor();
			await assertAccessible(ana, "whom to name");
			await ana.keyboard.press("Enter");
			await field.pressSequentially("por favor?");
			await ana.keyboard.press("Control+Enter");
			const note = "¿Lo ves, @luis por favor?";
			await ana.getByRole("article").getByText(note).waitFor();

			await luis.getByRole("link", { name: `${t.mentions} 1` }).click();
			await luis.getByText(t.named.replace("{name}", "ana")).first().waitFor();
			await luis.getByRole("link", { name }).click();
			await luis.getByRole("article").getByText(note).waitFor();
			await luis.getByRole("link", { name: t.mentions, exact: true }).waitFor();
			await assertAccessible(luis, "a mention");

			await ana.getByLabel(t.status, { exact: true }).selectOption(t.waiting);
			await luis.getByRole("combobox", { name: t.status, exact: true }).waitFor();
			await luis.waitForFunction(
				([label, text]) =>
					[...document.querySelectorAll("select")].some(
						(one) => one.labels[0]?.textContent === label && one.selectedOptions[0]?.textContent === text,
					),
				[t.status, t.waiting],
			);

			await ana.getByRole("link", { name: t.openTicket }).click();
			await ana.getByRole("button", { name: t.link }).click();
			await ana.getByRole("button", { name: t.makeLink }).click();
			const address = await ana.getByRole("textbox", { name: t.link }).inputValue();
			await assertAccessible(ana, "a link for the customer");
			await ana.keyboard.press("Escape");
			await customer.goto(address);
			await customer.getByText(filled.replace(name, "")).or(customer.getByText(number)).first().waitFor();
			assert.equal(await customer.getByText(note).count(), 0);
			await assertAccessible(customer, "the customer's page");
			await customer.getByLabel(t.answer).fill("Ya funciona, gracias.");
			await customer.getByRole("button", { name: t.send }).click();
			await customer.getByRole("listitem").getByText("Ya funciona, gracias.").waitFor();
			await ana.getByRole("article").getByText("Ya funciona, gracias.").waitFor();
			await ana.getByText(t.opened, { exact: true }).first().waitFor();
			await luis.getByRole("article").getByText("Ya funciona, gracias.").waitFor();
			await assertAccessible(ana, "a ticket that the customer answered");
			assert.deepEqual(problems, []);
			await Promise.all([ana, luis, customer].map((page) => page.context().close()));
		});
});
