import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { setUp } from "./support/journey.ts";
import { button, openShop, type Shop, type, visitShop } from "./support/shop.ts";

/** The kinds of the ten nodes, after the sentence and the end that a blank guide has. */
const kinds = ["Ask", "Step", "Step", "Ask", "Action", "Say", "Step", "End"] as const;

/** What the fields of the chosen node are filled with; all that publishing asks for. */
async function fillNode(page: Page, kind: string, name: string): Promise<void> {
	const panel = page.getByRole("complementary", { name: "Panel" });
	const both = async (label: string, text: string) => {
		await panel.getByLabel(`${label} (Spanish)`, { exact: true }).fill(`${text} en español`);
		await panel.getByLabel(`${label} (English)`, { exact: true }).fill(text);
	};
	if (kind === "Say") await both("Text", name);
	if (kind === "Ask") await both("Question", name);
	if (kind !== "Step") return;
	await both("Title", name);
	await both("Instruction 1", "Press the button.");
	await both("Expected result", "It lights up.");
}

async function create(page: Page, title: string): Promise<void> {
	await page.getByRole("link", { name: "Guides", exact: true }).first().click();
	await page.getByRole("button", { name: "New guide", exact: true }).click();
	await page.getByLabel("Title", { exact: true }).fill(title);
	await page.getByRole("button", { name: "Create", exact: true }).click();
	await page.getByRole("heading", { name: title, exact: true }).waitFor();
}

async function publish(page: Page, note: string): Promise<void> {
	await page.getByText("Draft saved", { exact: true }).waitFor();
	await page.getByRole("button", { name: "Publish", exact: true }).first().click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel(/What changes/).fill(note);
	await dialog.getByRole("button", { name: "Publish", exact: true }).click();
	await page.getByText("Version 1", { exact: true }).first().waitFor();
}

/** What has the focus, as `role name` or its text. */
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const at = document.activeElement;
		return at?.getAttribute("aria-label") ?? at?.textContent?.trim() ?? "";
	});

/** With Tab, or Shift+Tab, until it has the focus. */
async function reach(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
	await target.waitFor({ state: "attached" });
	for (let presses = 0; presses < 120; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	assert.fail(`the keyboard does not get there; it is at ${await focused(page)}`);
}

/** With the arrows, in a menu that has just been opened by key. */
async function pick(page: Page, entry: string): Promise<void> {
	const menu = page.getByRole("menu");
	await menu.locator("[role=menuitem]:focus").waitFor();
	for (let presses = 0; presses < 20; presses++) {
		const item = menu.locator("[role=menuitem]:focus");
		const at = await item.textContent();
		if (at === entry) {
			await page.keyboard.press("Enter");
			await menu.waitFor({ state: "detached" });
			return;
		}
		await page.keyboard.press("ArrowDown");
		await page.waitForFunction(
			(before) => document.activeElement?.textContent !== before && document.activeElement?.role === "menuitem",
			at,
		);
	}
	assert.fail(`the menu has no ${entry}`);
}

const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

describe("the guide editor", { timeout: 240_000 }, () => {
	const dataDir = newDataDir();
	let app: RunningApp;
	let chromium: TestBrowser;
	let shop: Shop;
	before(async () => {
		shop = await openShop();
		app = await startApp(dataDir, { ALLOWED_ORIGINS: shop.url });
		chromium = await openBrowser({ language: "en", width: 1600 });
		assert.ok(app.setupLink, app.output());
		await setUp(chromium.page, app.setupLink, "en");
	});
	after(async () => {
		await chromium?.close();
		await app?.stop();
		shop?.close();
		removeDataDir(dataDir);
	});

	/** The guide as the server keeps it: who leads where, and the versions. */
	const stored = (slug: string) =>
		chromium.page.evaluate(async (name) => {
			const read = async (path: string) => (await fetch(`/api/v1/guides/${name}${path}`)).json();
			return { work: await read("/draft"), versions: (await read("/versions")).items };
		}, slug);

	it("builds a guide of ten nodes with the mouse, undoes, and publishes version 1", async () => {
		const { page, problems } = chromium;
		await create(page, "Mouse");
		await page.getByRole("tab", { name: "Guide", exact: true }).click();
		const panel = page.getByRole("complementary", { name: "Panel" });
		await panel.getByLabel("Description (Spanish)").fill("Con el ratón");
		await panel.getByLabel("Description (English)").fill("With the mouse");
		await panel.getByLabel("What people say, a phrase a line (Spanish)").fill("no anda el ratón");
		await panel.getByLabel("What people say, a phrase a line (English)").fill("the mouse is broken");
		await node(page, "start").click();
		await fillNode(page, "Say", "Hello.");

		const add = async (kind: string) => {
			await page.getByRole("button", { name: "Add", exact: true }).click();
			await page.getByRole("menuitem", { name: kind, exact: true }).click();
		};
		for (const [index, kind] of kinds.entries()) {
			await add(kind);
			await fillNode(page, kind, `${kind} ${index}`);
			// What comes next is led there by hand.
			await page.locator(".react-flow__pane").click({ position: { x: 8, y: 8 } });
		}
		await page.getByRole("button", { name: "Arrange" }).click();
		await page.getByRole("button", { name: "See the whole guide" }).click();
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 10);

		/** From a way out to a node, as a hand draws it. */
		const draw = async (from: string, path: string, to: string) => {
			const source = node(page, from).locator(`.react-flow__handle[data-handleid="${path}"]`);
			const target = node(page, to).locator(".react-flow__handle.target");
			await source.hover();
			await page.mouse.down();
			const end = await target.boundingBox();
			assert.ok(end);
			await page.mouse.move(end.x - 12, end.y + end.height / 2, { steps: 4 });
			await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
			await page.mouse.up();
			await page.locator(`.react-flow__edge[data-id="${from}:${path}"]`).waitFor({ state: "attached" });
		};
		const wanted: [string, string, string][] = [
			["start", "next", "ask-1"],
			["ask-1", "choices.0.next", "step-1"],
			["ask-1", "choices.1.next", "step-2"],
			["step-1", "worked", "end"],
			["step-1", "failed", "ask-2"],
			["step-2", "worked", "end"],
			["step-2", "failed", "ask-2"],
			["ask-2", "choices.0.next", "action-1"],
			["ask-2", "choices.1.next", "step-3"],
			["action-1", "next", "say-1"],
			["say-1", "next", "end-1"],
			["step-3", "worked", "end"],
			["step-3", "failed", "end-1"],
		];
		for (const [from, path, to] of wanted) await draw(from, path, to);

		const dragged = node(page, "end-1");
		const before = await dragged.boundingBox();
		assert.ok(before);
		await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
		await page.mouse.down();
		await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2 + 60, { steps: 6 });
		await page.mouse.up();
		await page.getByRole("button", { name: "Delete nodes" }).click();
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 9);
		await page.getByRole("button", { name: "Undo" }).click();
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 10);

		await page.getByText("Draft saved", { exact: true }).waitFor();
		await page.getByRole("tab", { name: /^Problems/ }).click();
		await panel.getByText("No problems: it can be published.").waitFor();
		await assertAccessible(page, "the guide editor");
		await page.getByRole("tab", { name: "Try it", exact: true }).click();
		await panel.getByRole("log").getByText("Ask 0").waitFor();
		await panel.getByRole("button", { name: "Yes", exact: true }).click();
		await panel.getByRole("log").getByText("Press the button.").waitFor();
		await assertAccessible(page, "the trial of a guide");
		await publish(page, "Drawn");
		const { work, versions } = await stored("mouse");
		assert.deepEqual(
			[work.draft.nodes.length, work.publishedVersion, work.changed, versions[0].note],
			[10, 1, false, "Drawn"],
		);
		assert.deepEqual(problems, []);
	});

	it("builds a guide of ten nodes with the keyboard alone, undoes, and publishes version 1", async () => {
		const { page, problems } = chromium;
		const press = (...keys: string[]) =>
			keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
		const write = async (label: string, text: string, key: "Tab" | "Shift+Tab" = "Tab") => {
			await reach(page, page.getByLabel(label, { exact: true }), key);
			await press("ControlOrMeta+a");
			await page.keyboard.insertText(text);
		};
		const both = async (label: string, text: string) => {
			await write(`${label} (Spanish)`, `${text} en español`);
			await write(`${label} (English)`, text);
		};
		await page.goto(`${app.url}/guides`);
		await reach(page, page.getByRole("button", { name: "New guide", exact: true }));
		await press("Enter");
		await write("Title", "Keys");
		await reach(page, page.getByRole("button", { name: "Create", exact: true }));
		await press("Enter");
		await page.getByRole("heading", { name: "Keys", exact: true }).waitFor();

		const tab = async (from: string, name: string | RegExp) => {
			await reach(page, page.getByRole("tab", { name: from }), "Shift+Tab");
			const wanted = page.getByRole("tab", { name });
			for (
				let presses = 0;
				presses < 5 && !(await wanted.evaluate((one) => one === document.activeElement));
				presses++
			) {
				const focused = await page.evaluateHandle(() => document.activeElement);
				await press("ArrowRight");
				// The focus moves a moment after the key.
				await page.waitForFunction((before) => document.activeElement !== before, focused);
			}
			await page.getByRole("tabpanel", { name }).waitFor();
		};
		await reach(page, page.getByRole("tab", { name: "Node", exact: true }));
		await tab("Node", "Guide");
		await both("Description", "With the keys");
		await both("What people say, a phrase a line", "the keys are broken");

		await reach(page, node(page, "start"), "Shift+Tab");
		await press("Enter");
		await both("Text", "Hello.");
		/** From the way out that the focus comes to next, to a new node, whose first field then has the focus. */
		const lead = async (exit: string, kind: string) => {
			const button = page.getByRole("button", { name: `${exit}: new node`, exact: true });
			await reach(page, button);
			await press("Enter");
			await pick(page, kind);
			await page.locator("[role=tabpanel] :is(textarea, input, select):focus").waitFor();
		};
		await lead("Leads to", "Ask");
		await both("Question", "Does it blink?");
		await lead("“Yes” leads to", "Step");
		await both("Title", "Restart");
		await both("Instruction 1", "Press the button.");
		await both("Expected result", "It lights up.");
		await lead("“It did not work” leads to", "Say");
		for (let number = 1; number <= 5; number++) {
			await both("Text", `Sentence ${number}`);
			if (number < 5) await lead("Leads to", "Say");
		}
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 9);

		/** From a way out of a node to the end that was there. */
		const toEnd = async (id: string, exit: string) => {
			await reach(page, node(page, id), "Shift+Tab");
			await press("Enter");
			const select = page.getByLabel(exit, { exact: true });
			await reach(page, select);
			for (let presses = 0; presses < 12 && (await select.inputValue()) !== "end"; presses++) await press("ArrowDown");
			assert.equal(await select.inputValue(), "end");
		};
		await toEnd("say-5", "Leads to");
		await toEnd("step-1", "“It worked” leads to");
		await reach(page, node(page, "ask-1"), "Shift+Tab");
		await press("Enter");
		await lead("“No” leads to", "End");
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 10);

		await reach(page, node(page, "say-5"), "Shift+Tab");
		await press("Enter");
		await reach(page, node(page, "say-5"), "Shift+Tab");
		const x = (await node(page, "say-5").boundingBox())?.x ?? 0;
		await press("ArrowRight", "ArrowRight");
		assert.ok(((await node(page, "say-5").boundingBox())?.x ?? 0) > x, "the arrows move it");
		await press("Delete");
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 9);
		await press("ControlOrMeta+z");
		await page.waitForFunction(() => document.querySelectorAll(".react-flow__node").length === 10);

		await page.getByText("Draft saved", { exact: true }).waitFor();
		await reach(page, page.getByRole("button", { name: "Publish", exact: true }).first(), "Shift+Tab");
		await press("Enter");
		const dialog = page.getByRole("dialog");
		await reach(page, dialog.getByLabel(/What changes/));
		await page.keyboard.insertText("Typed");
		await reach(page, dialog.getByRole("button", { name: "Publish", exact: true }));
		await press("Enter");
		await page.getByText("Version 1", { exact: true }).first().waitFor();
		const { work, versions } = await stored("keys");
		assert.deepEqual(
			[work.draft.nodes.length, work.publishedVersion, work.changed, versions[0].note],
			[10, 1, false, "Typed"],
		);
		assert.deepEqual(problems, []);
	});

	/** The English assistant, as it is published, with one guide more. */
	const offer = (slug: string) =>
		chromium.page.evaluate(async (guide) => {
			const ask = async (method: string, path: string, csrfToken = "", body?: object) => {
				const response = await fetch(`/api/v1${path}`, {
					method,
					headers: { "content-type": "application/json", "x-csrf-token": csrfToken },
					...(body ? { body: JSON.stringify(body) } : {}),
				});
				if (!response.ok) throw new Error(`${path} ${response.status} ${await response.text()}`);
				return response.json();
			};
			const { csrfToken } = await ask("GET", "/session");
			const { items } = await ask("GET", "/assistants");
			const { id } = items.find(({ locale }: { locale: string }) => locale.startsWith("en"));
			const { draft, revision } = await ask("GET", `/assistants/${id}`);
			const definition = { ...draft, guides: [...draft.guides, guide] };
			const saved = await ask("PUT", `/assistants/${id}/draft`, csrfToken, { revision, definition });
			await ask("POST", `/assistants/${id}/publish`, csrfToken, { revision: saved.revision });
		}, slug);

	it("runs that guide on somebody else's page, and shows in its report how far the visitor came", async () => {
		const { page, problems } = chromium;
		await offer("keys");
		await page.goto(`${app.url}/reports/guides?guide=keys`);
		await page.getByText("Nothing in this period with these filters").waitFor();

		const visitor = await visitShop(shop, app.url, { language: "en", width: 1280, scheme: "light" });
		const { page: chat } = visitor;
		try {
			await button(chat, "Open the chat").click();
			await button(chat, "I agree").click();
			await button(chat, "English").click();
			await chat.getByText(/skip/).last().waitFor();
			await type(chat, "Your message", "Ann Smith");
			await chat
				.getByText(/own words/)
				.last()
				.waitFor();
			await type(chat, "Your message", "the keys are broken");
			await chat.getByText("Does it blink?").last().waitFor();
			await button(chat, "Yes").click();
			await chat.getByRole("heading", { name: "Restart" }).waitFor();

			await page.getByRole("button", { name: "Refresh figures" }).click();
			const reached = (node: string) => page.getByRole("row", { name: node }).getByRole("cell").first();
			await reached("Does it blink?").waitFor();
			assert.equal(await reached("Does it blink?").textContent(), "1");
			assert.equal(await reached("Restart").textContent(), "1");
			await page.getByText("1 not over yet").waitFor();

			await button(chat, "Done").click();
			await button(chat, "Yes, it worked").click();
			await chat.getByRole("heading", { name: "Restart" }).waitFor({ state: "detached" });
			await page.getByRole("button", { name: "Refresh figures" }).click();
			await page.getByText("1 confirmed · 0 assumed").waitFor();
			assert.deepEqual(visitor.problems, []);
		} finally {
			await visitor.close();
		}
		assert.deepEqual(problems, []);
	});
});
