import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { extractionGoals, missedGoals, parseExtractionCases, scoreRules, shareOf } from "../evals/extraction-score.ts";
import { startOpenAiEmulator } from "../packages/emulators/src/index.ts";

const casesOf = async (name: string) =>
	parseExtractionCases(await readFile(new URL(`../evals/${name}.jsonl`, import.meta.url), "utf8"));

const one = {
	locale: "es-AR",
	reference: "2026-11-24T15:00:00Z",
	country: "AR",
	turns: [
		{ who: "assistant", text: "¿Cuál es tu correo?" },
		{ who: "contact", text: "ana arroba example punto com" },
		{ who: "assistant", text: "¿Cuánto pagaste?" },
		{ who: "contact", text: "eso no lo sé" },
	],
	schema: [
		{ name: "mail", type: "email", description: "Correo" },
		{ name: "paid", type: "amount", description: "Monto que pagó" },
	],
	expected: { mail: "ana@example.com" },
};

test("the rules reach their goals for every type on the conversations that they were made with", async () => {
	const cases = await casesOf("extraction");
	assert.ok(cases.length >= 120);
	const score = scoreRules(cases);
	assert.deepEqual(missedGoals(score), []);
	for (const type of extractionGoals.types) assert.ok((score.types[type]?.recall.of ?? 0) >= 10, type);
});

for (const name of ["extraction-held-out", "extraction-held-out-2", "extraction-held-out-3"])
	test(`the rules stay as good as they were found on ${name}`, async () => {
		const { withGoals } = scoreRules(await casesOf(name));
		assert.ok(withGoals.precision.share >= extractionGoals.precision, `precision ${withGoals.precision.share}`);
		assert.ok(withGoals.recall.share >= extractionGoals.recall, `recall ${withGoals.recall.share}`);
	});

test("a score tells wrong, made up and missed values apart", () => {
	const of = (expected: Record<string, unknown>) =>
		scoreRules(parseExtractionCases(JSON.stringify({ ...one, expected })));
	assert.deepEqual(of({ mail: "ana@example.com" }).misses, []);
	assert.deepEqual(
		[{ mail: "eva@example.com" }, {}, { mail: "ana@example.com", paid: 3 }].map((expected) =>
			of(expected).misses.map(({ line, field, what }) => [line, field, what]),
		),
		[[[1, "mail", "wrong"]], [[1, "mail", "made up"]], [[1, "paid", "missed"]]],
	);
	const wrong = of({ mail: "eva@example.com" });
	assert.deepEqual(missedGoals(wrong), ["email"]);
	assert.equal(wrong.types.email?.precision.share, 0);
});

test("intervals hold for few cases and for shares of one", () => {
	const { low, high } = shareOf(20, 20);
	assert.ok(Math.abs(low - 0.839) < 0.001 && high === 1);
	assert.deepEqual(shareOf(0, 0), { right: 0, of: 0, share: 1, low: 0, high: 1 });
});

test("cases that are none are refused by their line", () => {
	const line = JSON.stringify(one);
	assert.throws(() => parseExtractionCases(`${line}\nno`), /^Error: line 2: is no JSON$/);
	assert.throws(() => parseExtractionCases(JSON.stringify({ ...one, turns: [{ who: "x", text: "" }] })), /"turns"/);
	assert.throws(() => parseExtractionCases(JSON.stringify({ ...one, expected: { age: 3 } })), /"age"/);
	assert.throws(() => parseExtractionCases(JSON.stringify({ ...one, schema: [{ name: "a" }] })), /"schema"/);
});

test("the command scores the configured model beside the rules", { timeout: 60_000 }, async (t) => {
	const folder = await mkdtemp(join(tmpdir(), "extraction-"));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const emulator = await startOpenAiEmulator();
	t.after(() => emulator.close());
	const values = [
		{ name: "mail", value: "ana@example.com", turn: 2 },
		{ name: "paid", value: 900, turn: 4 },
	];
	const answer = { summary: "Dejó su correo.", outcome: "informed", outcome_turn: 2, sentiment: 0, values };
	emulator.script([{ reply: { text: JSON.stringify(answer) } }]);
	const file = join(folder, "cases.jsonl");
	await writeFile(file, JSON.stringify(one));
	const { code, output } = await run(["--cases", file, "--model", "--json"], {
		LLM_BASE_URL: emulator.baseUrl,
		LLM_MODEL: "emulated",
	});
	assert.equal(code, 0, output);
	const { by, misses, models } = JSON.parse(output);
	assert.deepEqual({ by, misses }, { by: "rules", misses: [] });
	assert.equal(models.length, 1);
	assert.equal(models[0].failures, 0);
	assert.match(models[0].by, /emulated/);
	assert.deepEqual(models[0].misses, [
		{ line: 1, field: "paid", type: "amount", what: "made up", expected: null, value: 900 },
	]);
});

test("the command says when no model is configured, and when the rules miss a goal", { timeout: 60_000 }, async (t) => {
	const folder = await mkdtemp(join(tmpdir(), "extraction-"));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const file = join(folder, "cases.jsonl");
	await writeFile(file, JSON.stringify({ ...one, expected: { mail: "eva@example.com" } }));
	const missed = await run(["--cases", file], {});
	assert.equal(missed.code, 1);
	assert.match(missed.output, /missed by email/);
	assert.equal((await run(["--cases", file, "--model"], {})).code, 2);
});

/** Without the settings of whoever runs the tests. */
function run(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
	const script = fileURLToPath(new URL("../evals/extraction.ts", import.meta.url));
	const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env.PATH ?? "", ...env } });
	let output = "";
	child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, output }));
	});
}
