import type { Page } from "playwright-core";
import { assertAccessible } from "./browser.ts";

export type Words = {
	name: string;
	email: string;
	password: string;
	create: string;
	simulator: string;
	call: string;
	hangUp: string;
	keepProcessing: string;
	openHistory: string;
	send: string;
	typeHere: string;
	summary: string;
};

/** What the screens say, as far as a person needs it to find the way. */
export const words: Record<"es" | "en", Words> = {
	es: {
		name: "Nombre",
		email: "Correo electrónico",
		password: "Contraseña",
		create: "Crear la cuenta",
		simulator: "Simulador",
		call: "Llamar",
		hangUp: "Colgar",
		keepProcessing: "Limpiar el sonido del micrófono",
		openHistory: "Ver en Historial",
		send: "Enviar",
		typeHere: "Escribe en lugar de hablar",
		summary: "Resumen",
	},
	en: {
		name: "Name",
		email: "E-mail",
		password: "Password",
		create: "Create the account",
		simulator: "Simulator",
		call: "Call",
		hangUp: "Hang up",
		keepProcessing: "Clean up the microphone",
		openHistory: "Open in History",
		send: "Send",
		typeHere: "Type instead of speaking",
		summary: "Summary",
	},
};

/** Opens the printed link and becomes the owner. */
export async function setUp(page: Page, link: string, language: "es" | "en"): Promise<void> {
	const say = words[language];
	await page.goto(link);
	await page.getByLabel(say.name, { exact: true }).fill("Ana Prueba");
	await page.getByLabel(say.email, { exact: true }).fill("ana@example.com");
	await page.getByLabel(say.password, { exact: true }).fill("una frase larga para entrar");
	await assertAccessible(page, "set-up");
	await page.getByRole("button", { name: say.create }).click();
	await page.getByRole("link", { name: say.simulator }).first().waitFor();
	await assertAccessible(page, "home");
}

/** From anywhere to the Simulator, with the assistant of that language chosen. */
export async function openSimulator(page: Page, language: "es" | "en"): Promise<void> {
	await page.getByRole("link", { name: words[language].simulator }).first().click();
	await page.getByRole("radio", { name: language === "es" ? "Recepción de soporte" : "Support reception" }).click();
	await assertAccessible(page, "simulator");
}
