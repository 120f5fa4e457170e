import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newDataDir, type RunningApp, removeDataDir, startApp } from "./support/app.ts";
import { assertAccessible, openBrowser, type TestBrowser } from "./support/browser.ts";
import { openSimulator, setUp, words } from "./support/journey.ts";

const dataDir = newDataDir();
let app: RunningApp;
let chromium: TestBrowser;

before(async () => {
	app = await startApp(dataDir);
	chromium = await openBrowser({ language: "en" });
});
after(async () => {
	await chromium?.close();
	await app?.stop();
	removeDataDir(dataDir);
});

test("a greeting changed, saved, reloaded and published is what the next call says; archiving can be undone", {
	timeout: 120_000,
}, async () => {
	const { page, problems } = chromium;
	assert.ok(app.setupLink, app.output());
	await setUp(page, app.setupLink, "en");
	await page.getByRole("link", { name: "Assistants", exact: true }).click();
	await page.getByRole("link", { name: "Support reception", exact: true }).click();
	await page.getByRole("link", { name: "Instructions", exact: true }).click();
	const greeting = page.getByLabel("Greeting");
	await greeting.fill("Welcome to the test desk.");
	await assertAccessible(page, "the assistant editor");
	await page.getByRole("button", { name: "Save draft", exact: true }).click();
	await page.getByText("Draft saved").first().waitFor();
	await page.reload();
	await greeting.waitFor();
	assert.equal(await greeting.inputValue(), "Welcome to the test desk.");

	await page.getByRole("link", { name: "Rehearsal", exact: true }).click();
	await page.getByRole("switch", { name: "Require the rehearsal to publish" }).click();
	await page.getByText("No rehearsals yet").waitFor();
	await page.getByRole("button", { name: "Remove Wrong number" }).click();
	await page.getByRole("button", { name: "Edit In a hurry" }).click();
	await page.getByLabel("The assistant must never say").fill("welcome to the test desk");
	await assertAccessible(page, "a simulated caller");
	await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
	await page.getByRole("dialog").waitFor({ state: "hidden" });
	await page.getByRole("button", { name: "Rehearse", exact: true }).click();
	await page.getByText("1 caller did not go as expected").waitFor();
	await page.getByText("It said “welcome to the test desk”").waitFor();
	await page.getByText("Broken", { exact: true }).waitFor();
	await assertAccessible(page, "a rehearsal");
	await page.goBack();
	await page.getByRole("button", { name: "Publish", exact: true }).first().click();
	await page.getByText("This draft failed its rehearsal.").waitFor();
	assert.ok(await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).isDisabled());
	await page.getByRole("link", { name: "See the rehearsal" }).click();
	await page.getByRole("button", { name: "Remove In a hurry" }).click();
	await page.getByText("It is of an earlier draft or earlier callers: rehearse again.").waitFor();
	await page.getByRole("button", { name: "Rehearse", exact: true }).click();
	await page.getByRole("status").getByText("Passed", { exact: true }).waitFor();
	await page.goBack();

	await page.getByRole("button", { name: "Publish", exact: true }).first().click();
	await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
	await page.getByRole("dialog").waitFor({ state: "hidden" });

	await openSimulator(page, "en");
	await page.getByRole("button", { name: words.en.call, exact: true }).click();
	await page.getByRole("log").getByText("Welcome to the test desk.").waitFor({ timeout: 20_000 });
	await page.getByRole("button", { name: words.en.hangUp }).click();
	await page.getByRole("link", { name: words.en.openHistory }).waitFor();

	await page.getByRole("link", { name: "Assistants", exact: true }).click();
	await page.getByRole("button", { name: "More actions: Support reception" }).click();
	await page.getByRole("menuitem", { name: "Archive" }).click();
	await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
	await page.getByRole("link", { name: "Support reception", exact: true }).waitFor({ state: "detached" });
	await page.getByRole("button", { name: "Undo" }).click();
	await page.getByRole("link", { name: "Support reception", exact: true }).waitFor();
	await assertAccessible(page, "the assistants");
	assert.deepEqual(problems, []);
});
