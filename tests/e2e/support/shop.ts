/** A page of another company that carries the chat, and its visitor in a browser. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { ChatLine, ChatValidation } from "@centralita/contracts";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser, type TestBrowser } from "./browser.ts";

export type Shop = { readonly url: string; close(): void };

/** Somebody else's page, as strict as one can be that allows the widget; its address says in which language, and where the widget is. */
export async function openShop(): Promise<Shop> {
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
	return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** The product's shadow is closed; tests look inside. */
export const lookInside = (context: BrowserContext) =>
	context.addInitScript(() => {
		const attach = Element.prototype.attachShadow;
		Element.prototype.attachShadow = function (init) {
			return attach.call(this, { ...init, mode: "open" });
		};
	});

/** A visitor's browser on the shop's page, whose chat comes from `widget`. */
export async function visitShop(
	shop: Shop,
	widget: string,
	{ language, ...look }: { language: "es" | "en"; width: number; scheme: "light" | "dark" },
): Promise<TestBrowser> {
	const chromium = await openBrowser({ language, ...look });
	await lookInside(chromium.context);
	// Colors are measured as they are, not on their way.
	await chromium.page.emulateMedia({ reducedMotion: "reduce" });
	await chromium.page.goto(`${shop.url}/?lang=${language}&widget=${encodeURIComponent(widget)}`);
	return chromium;
}

export const bubbles = (page: Page) => page.getByRole("log").locator(".bubble");
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

export async function type(page: Page, label: string, text: string): Promise<void> {
	await page.getByLabel(label, { exact: true }).fill(text);
	await page.getByLabel(label, { exact: true }).press("Enter");
}

export async function sessionOf(page: Page): Promise<string> {
	const stored = await page.evaluate(() => Object.entries(localStorage).find(([key]) => !key.includes(":sent:"))?.[1]);
	return (JSON.parse(stored ?? "{}") as { sessionId: string }).sessionId;
}

/** What the server has of the visitor's chat, in order. */
export async function storedLines(page: Page, url: string): Promise<ChatLine[]> {
	const response = await fetch(`${url}/api/session/validate`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ sessionId: await sessionOf(page) }),
	});
	const validation = (await response.json()) as ChatValidation;
	assert.ok(validation.valid);
	return validation.session.transcript;
}
