import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { ChatEvent } from "@centralita/contracts";
import type { Locator, Page } from "playwright-core";
import { aPicture } from "../../packages/server/src/capabilities/chat/images/fixtures.ts";
import { type Door, openDoor } from "../support/door.ts";
import type { Ear } from "../support/events.ts";
import { join, ownerEnvironment, password, signIn } from "../support/people.ts";
import { type Visitor, visit } from "../support/visitor.ts";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser, watch } from "./support/browser.ts";
import { cuttable } from "./support/cuttable.ts";
import { bubbles, button, openShop, type Shop, storedLines, type, visitShop } from "./support/shop.ts";

const environment = { ...ownerEnvironment, CHAT_SESSION_MESSAGES_PER_MINUTE: "100" };
/** What a browser says of a connection that the test itself cut. */
const cut = /ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET|NETWORK|INTERNET)_/;

async function enter(page: Page, url: string, name: string): Promise<void> {
	await page.goto(`${url}/inbox`);
	await page.getByLabel("Correo electrónico").fill(`${name}@example.com`);
	await page.getByLabel("Contraseña", { exact: true }).fill(password);
	await page.getByRole("button", { name: "Entrar" }).click();
	await page.getByRole("heading", { name: "Bandeja", level: 1 }).waitFor();
}

/** What was said, as the colleague's side shows it. */
const wordsOf = (thread: Locator) => thread.getByRole("article").locator(".whitespace-pre-wrap").allInnerTexts();

/** Enlarges the picture with the keyboard, and closes it again. */
async function seesPicture(page: Page, where: string): Promise<void> {
	await page.getByRole("button", { name: "Ampliar la imagen 1" }).press("Enter");
	const picture = page.getByRole("dialog", { name: "Imagen 1" }).getByRole("img", { name: "Imagen 1" });
	await picture.waitFor();
	const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
	await page.waitForFunction((image) => (image as HTMLImageElement).complete, await picture.elementHandle());
	assert.equal(await width(), 1200, where);
	await assertAccessible(page, `a picture enlarged in ${where}`);
	await page.keyboard.press("Escape");
	await picture.waitFor({ state: "detached" });
}

describe("the inbox", () => {
	const dataDir = newDataDir();
	let app: RunningApp;
	let shop: Shop;
	/** Ana comes through it. */
	let door: Door;
	let chromium: TestBrowser;
	let luis: Page;
	let visitor: Visitor;
	let ear: Ear<ChatEvent>;

	before(async () => {
		shop = await openShop();
		app = await startApp(dataDir, { ...environment, ALLOWED_ORIGINS: shop.url });
		door = await openDoor(Number(new URL(app.url).port));
		const owner = await signIn(app.url, "owner");
		await join(app.url, owner, "ana", "agent");
		await join(app.url, owner, "luis", "agent");
		chromium = await openBrowser({ language: "es" });
		const other = await chromium.browser.newContext({ locale: "es-AR", viewport: { width: 390, height: 844 } });
		luis = await other.newPage();
		watch(luis, chromium.problems);
		await Promise.all([enter(chromium.page, door.url, "ana"), enter(luis, app.url, "luis")]);
	});
	after(async () => {
		ear?.close();
		await chromium?.close();
		await door?.close();
		await app?.stop();
		shop?.close();
		removeDataDir(dataDir);
	});

	test("from the queue to the end, by two people", { timeout: 90_000 }, async () => {
		const { page: ana, problems } = chromium;
		await ana.getByText("Todo al día").waitFor();
		await assertAccessible(ana, "an empty inbox");

		visitor = await visit(app.url, "Rosa Díaz");
		ear = await visitor.listen();
		await visitor.say("no tengo internet");
		await visitor.say("quiero hablar con una persona");
		await visitor.say("11 4523 1234");
		await ana.getByRole("list", { name: "Chats y tickets" }).getByText("Rosa Díaz").first().waitFor();
		await ana.getByText("1 chat en espera").first().waitFor({ state: "attached" });

		await ana.keyboard.press("j");
		await ana.keyboard.press("Enter");
		const thread = ana.getByRole("log", { name: "Conversación" });
		await thread.getByText("no tengo internet").waitFor();
		await ana.keyboard.press("t");
		await ana.getByText("Lo atiendes tú").waitFor();
		await ear.until(({ data }) => data.type === "handoff" && data.name === "ana");
		await thread.getByText("ana se sumó a la conversación.").waitFor();
		await assertAccessible(ana, "a chat");

		const reply = ana.getByLabel("Respuesta", { exact: true });
		await reply.pressSequentially("Hola, Rosa.");
		await ear.until(({ data }) => data.type === "typing" && data.name === "ana");
		await ana.keyboard.press("Control+Enter");
		await ear.until(({ data }) => data.type === "agent-message" && data.text === "Hola, Rosa.");
		await visitor.type();
		await ana.getByText("Rosa Díaz está escribiendo…").waitFor();

		await luis.getByRole("combobox", { name: "Chats o tickets" }).selectOption("Solo chats");
		await luis.getByRole("link", { name: /Rosa Díaz/ }).click();
		await luis.getByText("Lo atiende ana", { exact: true }).waitFor();
		await luis.getByText("También mira ana").waitFor();
		await ana.getByText("También mira luis").waitFor();
		await assertAccessible(luis, "a colleague’s chat");

		await reply.fill("Un borrador");
		await ana.reload();
		await thread.getByText("Hola, Rosa.").waitFor();
		assert.equal(await reply.inputValue(), "Un borrador");

		await door.shut();
		await ana.getByText("Sin conexión.", { exact: false }).waitFor();
		await visitor.say("sigo acá");
		await reply.fill("Ya lo miro.");
		await ana.keyboard.press("Control+Enter");
		await thread.getByText("Enviando…").waitFor();
		await door.open();
		await ear.until(({ data }) => data.type === "agent-message" && data.text === "Ya lo miro.");
		await thread.getByText("sigo acá").waitFor();
		await thread.getByText("Enviando…").waitFor({ state: "detached" });
		assert.equal(await thread.getByText("Ya lo miro.").count(), 1);
		assert.equal((await visitor.transcript()).filter((text) => text === "Ya lo miro.").length, 1);

		await ana.keyboard.press("Escape");
		await ana.keyboard.press("b");
		await ana.getByLabel(/Qué debe saber/).fill("Ya reinició el módem.");
		await assertAccessible(ana, "handing back");
		await ana.keyboard.press("Control+Enter");
		await ana.getByText("Responde el asistente").waitFor();
		await ear.until(({ data }) => data.type === "reply" && data.reply.startsWith("Vuelvo a atenderte yo"));
		await thread.getByText("Ya reinició el módem.").waitFor();

		await luis.getByRole("button", { name: "Tomar", exact: true }).click();
		await luis.getByText("Lo atiendes tú").waitFor();
		await ana.getByText("Lo atiende luis", { exact: true }).waitFor();
		await luis.getByRole("button", { name: "Más acciones" }).click();
		await luis.getByRole("menuitem", { name: "Cerrar el chat" }).click();
		await luis.getByRole("button", { name: "Cerrar el chat" }).click();
		await ear.until(({ data }) => data.type === "closed");
		await luis.getByText("Este chat terminó.").waitFor();
		await luis.getByRole("link", { name: "Volver a la lista" }).click();
		await luis.getByRole("link", { name: "Cerrados" }).click();
		await luis.getByRole("link", { name: /Rosa Díaz/ }).waitFor();
		await assertAccessible(luis, "closed chats and tickets");
		assert.deepEqual(
			problems.filter((problem) => !cut.test(problem)),
			[],
		);
	});

	test("a visitor of another page and a colleague, live, over a connection that breaks for ten seconds", {
		timeout: 120_000,
	}, async () => {
		const { page: ana, problems } = chromium;
		problems.length = 0;
		const way = await cuttable(app.url);
		const shopper = await visitShop(shop, way.url, { language: "es", width: 390, scheme: "light" });
		const { page: marta } = shopper;
		const write = (text: string) => type(marta, "Tu mensaje", text);
		const hears = (text: string | RegExp) => bubbles(marta).filter({ hasText: text }).waitFor();
		try {
			await button(marta, "Abrir el chat").click();
			await button(marta, "Acepto").click();
			await button(marta, "Español (Argentina)").click();
			await hears(/omitir/);
			await write("Marta Gil");
			await hears(/tus palabras/);
			await write("la compu no prende");
			await button(marta, "No").click();
			await button(marta, "De escritorio").click();
			await marta.getByRole("heading", { name: "Revisar la corriente" }).waitFor();
			for (const instruction of [2, 3]) {
				await button(marta, "Listo").click();
				await marta.getByText(`Instrucción ${instruction} de 3`).waitFor();
			}
			await button(marta, "Listo").click();
			await button(marta, "No funcionó").click();
			await marta.getByRole("heading", { name: "Probar otro enchufe" }).waitFor();
			await marta.getByLabel("Enviar imágenes").setInputFiles({
				name: "torre.jpg",
				mimeType: "image/jpeg",
				buffer: await aPicture("jpeg", { width: 1200, height: 800 }),
			});
			await hears(/la guardé para el equipo/);
			await write("quiero hablar con una persona");
			await hears(/teléfono/);
			await write("11 4523 9876");
			await marta.getByText("Te atenderá una persona").waitFor();
			const number = (await marta.getByText(/^Caso registrado: /).textContent())?.split(" ").at(-1) ?? "";

			await ana.goto(`${door.url}/inbox?kind=chat`);
			await ana.getByRole("link", { name: /Marta Gil/ }).click();
			const thread = ana.getByRole("log", { name: "Conversación" });
			await thread.getByText("la compu no prende").waitFor();
			await ana.getByText(number).waitFor();
			await ana.getByRole("button", { name: "Tomar", exact: true }).click();
			await marta.getByText("Hablas con ana").waitFor();
			const reply = ana.getByLabel("Respuesta", { exact: true });
			const answer = async (text: string) => {
				await reply.fill(text);
				await ana.keyboard.press("Control+Enter");
				await thread.getByRole("article").getByText(text, { exact: true }).waitFor();
			};
			await ana.locator('input[type="file"]').setInputFiles({
				name: "cable.png",
				mimeType: "image/png",
				buffer: await aPicture("png", { width: 600, height: 400 }),
			});
			await marta.locator("canvas.picture").nth(1).waitFor();
			await thread.getByRole("button", { name: "Ampliar la imagen 2" }).waitFor();
			await answer("Hola, Marta. Veo tu foto.");
			await hears("Hola, Marta. Veo tu foto.");
			await write("¿Ves el cable?");
			await thread.getByText("¿Ves el cable?").waitFor();

			await marta.context().setOffline(true);
			way.cut();
			const broken = wait(10_000);
			await answer("Sí, está suelto.");
			await write("Ahora lo ajusto.");
			await marta.getByText(/^No enviado/).waitFor();
			await answer("Avísame cuando esté.");
			await broken;
			await answer("¿Sigues ahí?");
			assert.equal(await bubbles(marta).filter({ hasText: "Sí, está suelto." }).count(), 0);
			way.mend();
			await marta.context().setOffline(false);

			await hears("¿Sigues ahí?");
			await thread.getByText("Ahora lo ajusto.").waitFor();
			await write("Listo, ¡prendió!");
			await thread.getByText("Listo, ¡prendió!").waitFor();
			await marta.getByText(/^No enviado/).waitFor({ state: "detached" });
			const stored = await storedLines(marta, app.url);
			assert.deepEqual(
				stored.slice(-7).map(({ who, text }) => [who, text]),
				[
					["user", "Hola, Marta. Veo tu foto."],
					["contact", "¿Ves el cable?"],
					["user", "Sí, está suelto."],
					["user", "Avísame cuando esté."],
					["user", "¿Sigues ahí?"],
					["contact", "Ahora lo ajusto."],
					["contact", "Listo, ¡prendió!"],
				],
			);
			const spoken = stored.flatMap(({ text, imageUrl }) => (imageUrl === undefined ? [text] : []));
			assert.equal(stored.length - spoken.length, 2, "a picture of either side");
			for (const look of ["as it is", "after a reload"]) {
				await marta.waitForFunction(
					(count) =>
						document.querySelector("centralita-chat")?.shadowRoot?.querySelectorAll(".bubble").length === count,
					spoken.length,
				);
				assert.deepEqual(await bubbles(marta).allInnerTexts(), spoken, `the visitor's side ${look}`);
				assert.equal(await marta.locator("canvas.picture").count(), 2);
				assert.deepEqual(
					await wordsOf(thread),
					spoken.filter((text) => text !== "ana se sumó a la conversación."),
					`the colleague's side ${look}`,
				);
				await thread.getByRole("button", { name: "Ampliar la imagen 1" }).waitFor();
				await Promise.all([marta.reload(), ana.reload()]);
				await hears("Listo, ¡prendió!");
				await thread.getByText("Listo, ¡prendió!").waitFor();
			}
			await assertAccessible(ana, "a chat with a picture");
			await seesPicture(ana, "the inbox");
			await ana.getByRole("link", { name: number }).click();
			await ana.getByRole("heading", { name: "la compu no prende" }).waitFor();
			await assertAccessible(ana, "a ticket with a picture");
			await seesPicture(ana, "the ticket");
			await ana.getByRole("link", { name: "Ver la conversación" }).click();
			await ana.getByText("Listo, ¡prendió!").waitFor();
			await assertAccessible(ana, "a chat with a picture in History");
			await seesPicture(ana, "History");
			assert.deepEqual(
				[...problems, ...shopper.problems].filter((problem) => !cut.test(problem)),
				[],
			);
		} finally {
			await shopper.close();
			await way.close();
		}
	});
});
