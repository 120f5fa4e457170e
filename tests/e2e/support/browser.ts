import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const quiet = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--autoplay-policy=no-user-gesture-required",
];

export type BrowserOptions = {
	/** A WAV that the microphone plays once; without it there is no microphone. */
	microphone?: string;
	language: "es" | "en";
	scheme?: "light" | "dark";
	width?: number;
};

export type TestBrowser = {
	browser: Browser;
	context: BrowserContext;
	page: Page;
	problems: string[];
	close(): Promise<void>;
};

/** Chromium whose console, page errors and failed requests are gathered: `problems` must stay empty. */
export async function openBrowser(options: BrowserOptions): Promise<TestBrowser> {
	const executablePath = process.env.TEST_CHROMIUM ?? "/usr/bin/chromium";
	const microphone = options.microphone
		? [
				"--use-fake-ui-for-media-stream",
				"--use-fake-device-for-media-stream",
				`--use-file-for-fake-audio-capture=${options.microphone}%noloop`,
			]
		: [];
	const browser = await chromium.launch({ executablePath, args: [...quiet, ...microphone] });
	const context = await browser.newContext({
		locale: options.language === "es" ? "es-AR" : "en-US",
		colorScheme: options.scheme ?? "light",
		viewport: { width: options.width ?? 1280, height: 900 },
		...(options.microphone ? { permissions: ["microphone"] } : {}),
	});
	const page = await context.newPage();
	const problems: string[] = [];
	watch(page, problems);
	return { browser, context, page, problems, close: () => browser.close() };
}

/** Gathers what goes wrong on a page. */
export function watch(page: Page, problems: string[]): void {
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning")
			problems.push(`${message.type()}: ${message.text()}`);
	});
	page.on("pageerror", (error) => problems.push(`page: ${error.message}`));
	page.on("requestfailed", (request) => {
		const aborted = request.failure()?.errorText === "net::ERR_ABORTED";
		if (!aborted) problems.push(`request: ${request.url()} ${request.failure()?.errorText}`);
	});
}

/** No accessibility violation on the page as it stands. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
	assert.deepEqual(found, [], `axe on ${where}`);
}

/** Accessible as it stands, and on a telephone no wider than its screen. Leaves the window 1280 wide. */
export async function assertFits(page: Page, where: string): Promise<void> {
	await assertAccessible(page, where);
	await page.setViewportSize({ width: 390, height: 900 });
	const { width, inner } = await page.evaluate(() => ({
		width: document.documentElement.scrollWidth,
		inner: window.innerWidth,
	}));
	assert.ok(width <= inner, `${where} is ${width} wide on ${inner}`);
	await page.setViewportSize({ width: 1280, height: 900 });
}
