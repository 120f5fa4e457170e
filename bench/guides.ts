/**
 * How smoothly the editor of guides follows a hand: one node of 150, and a dozen at once, dragged over the canvas in
 * Chromium (`TEST_CHROMIUM`). `node bench/guides.ts [--nodes=150] [--seconds=4] [--json]`. The ceiling is how many frames
 * the same page draws while a pointer only wanders over it.
 */
import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import { newDataDir, removeDataDir, startApp } from "../tests/e2e/support/app.ts";
import { openBrowser } from "../tests/e2e/support/browser.ts";
import { setUp } from "../tests/e2e/support/journey.ts";
import { atLeast, below, percentile, printFigures } from "./figures.ts";

const option = (name: string, otherwise: number): number => {
	const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
	return given === undefined ? otherwise : Number(given.split("=")[1]);
};
const nodes = option("nodes", 150);
const seconds = option("seconds", 4);
const perRow = 15;
const [columnWidth, rowHeight] = [340, 260];

const both = (text: string) => ({ es: text, en: text });
const words = (text: string) => ({ shown: both(text) });

/** Steps in rows: what works leads on, what does not skips one; every tenth asks. */
function aLargeGuide() {
	const id = (index: number) => (index >= nodes - 1 ? "end" : `n${index}`);
	const inner = Array.from({ length: nodes - 1 }, (_, index) =>
		index % 10 === 0
			? {
					id: id(index),
					kind: "ask",
					text: words(`Question ${index}?`),
					variable: `v${index}`,
					answer: "choice",
					choices: [1, 2, 3].map((choice) => ({
						value: `c${choice}`,
						label: both(`Choice ${choice}`),
						next: id(index + choice),
					})),
				}
			: {
					id: id(index),
					kind: "step",
					title: both(`Step ${index}`),
					instructions: [words("Press the button and wait for the light.")],
					expected: both("It lights up"),
					worked: id(index + 1),
					failed: id(index + 2),
				},
	);
	const layout = Object.fromEntries(
		Array.from({ length: nodes }, (_, index) => [
			id(index),
			{ x: (index % perRow) * columnWidth, y: Math.floor(index / perRow) * rowHeight },
		]),
	);
	return {
		slug: "large",
		title: both("Large"),
		description: both("Large"),
		examples: { es: ["grande"], en: ["large"] },
		start: "n0",
		nodes: [...inner, { id: "end", kind: "end", outcome: "resolved" }],
		layout,
	};
}

/** Milliseconds between the frames that are drawn while `act` goes on. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
	await page.evaluate(() => {
		const seen: number[] = [];
		const look = (at: number) => {
			seen.push(at);
			if (seen.length > 0) Object.assign(window, { frames: seen, looking: requestAnimationFrame(look) });
		};
		requestAnimationFrame(look);
	});
	await act();
	const times = await page.evaluate(() => {
		const { frames, looking } = window as unknown as { frames: number[]; looking: number };
		cancelAnimationFrame(looking);
		return frames;
	});
	return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

/** Moves the pointer in circles, about as often as a mouse reports. */
async function circle(page: Page, from: { x: number; y: number }): Promise<void> {
	const until = performance.now() + seconds * 1000;
	for (let step = 0; performance.now() < until; step++) {
		const angle = step / 12;
		await page.mouse.move(from.x + 160 * Math.sin(angle), from.y + 110 * (1 - Math.cos(angle)));
	}
}

const dataDir = newDataDir();
const app = await startApp(dataDir);
const chromium = await openBrowser({ language: "en", width: 1600 });
const busy = loadavg()[0] ?? 0;
try {
	const { page } = chromium;
	if (app.setupLink === null) throw new Error("no set-up link");
	await setUp(page, app.setupLink, "en");
	await page.evaluate(async (guide) => {
		const { csrfToken } = await (await fetch("/api/v1/session")).json();
		const response = await fetch("/api/v1/guides/import", {
			method: "POST",
			headers: { "content-type": "application/json", "x-csrf-token": csrfToken },
			body: JSON.stringify({ file: { format: "centralita-guide", formatVersion: 1, guide } }),
		});
		if (!response.ok) throw new Error(await response.text());
	}, aLargeGuide() as object);
	await page.goto(`${app.url}/guides/large/edit`);
	await page.locator(".react-flow__node").first().waitFor();
	await page.waitForTimeout(1000);
	/** Where nodes can be taken by their head, of those in sight. */
	const look = () =>
		page.evaluate(() => {
			const pane = document.querySelector(".react-flow")?.getBoundingClientRect();
			return [...document.querySelectorAll<HTMLElement>(".react-flow__node")]
				.flatMap((node) => {
					const { left, top, width } = node.getBoundingClientRect();
					const at = { x: left + width / 2, y: top + 6 };
					const seen = pane && at.x > pane.left + 20 && at.x < pane.right - 20 && at.y > pane.top + 60;
					return seen && at.y < pane.bottom - 240 ? [at] : [];
				})
				.sort((a, b) => Math.round(a.y - b.y) || a.x - b.x);
		});
	const drag = async (at: { x: number; y: number }) => {
		await page.mouse.move(at.x, at.y);
		await page.mouse.down();
		const frames = await framesDuring(page, () => circle(page, at));
		await page.mouse.up();
		await page.keyboard.press("ControlOrMeta+z");
		return frames;
	};
	const near = await look();
	const [nearest] = near;
	if (!nearest) throw new Error("no node is in sight");
	const readable = await drag(nearest);

	await page.getByRole("button", { name: "See the whole guide" }).click();
	await page.waitForTimeout(1000);
	const inSight = await look();
	const [first, second] = inSight;
	if (!first || !second || inSight.length < 12) throw new Error(`only ${inSight.length} nodes are in sight`);

	const pane = { x: 500, y: 450 };
	await page.mouse.move(pane.x, pane.y);
	const idle = await framesDuring(page, () => circle(page, pane));

	const one = await drag(first);
	// Six columns of the first two rows, in a box that is drawn around them.
	const gap = second.x - first.x;
	const rowGap = (gap * rowHeight) / columnWidth;
	await page.keyboard.down("Shift");
	await page.mouse.move(first.x - 0.6 * gap, first.y - 0.06 * rowGap - 8);
	await page.mouse.down();
	await page.mouse.move(first.x + 5.5 * gap, first.y + 1.95 * rowGap - 8, { steps: 5 });
	await page.mouse.up();
	await page.keyboard.up("Shift");
	await page.locator(".react-flow__nodesselection-rect").waitFor();
	const chosen = await page.locator(".react-flow__node.selected").count();
	const several = await drag(second);

	const perSecond = (frames: readonly number[]) => (frames.length * 1000) / frames.reduce((sum, ms) => sum + ms, 0);
	const ceiling = perSecond(idle);
	printFigures(
		"guides",
		[
			atLeast(`one of ${nodes} nodes dragged, ${near.length} in sight`, perSecond(readable), "frames/s", 58, ceiling),
			below("the slowest twentieth of its frames", percentile(readable, 0.95), "ms", 34, percentile(idle, 0.95)),
			atLeast(`one of ${nodes} nodes dragged, ${inSight.length} in sight`, perSecond(one), "frames/s", 58, ceiling),
			below("the slowest twentieth of its frames", percentile(one, 0.95), "ms", 34, percentile(idle, 0.95)),
			atLeast(`${chosen} of ${nodes} nodes dragged at once`, perSecond(several), "frames/s", 58, ceiling),
			below("the slowest twentieth of their frames", percentile(several, 0.95), "ms", 34, percentile(idle, 0.95)),
		],
		{ valid: busy < 1, load: busy },
	);
} finally {
	await chromium.close();
	await app.stop();
	removeDataDir(dataDir);
}
