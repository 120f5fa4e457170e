import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../scripts/rehearse.mjs", import.meta.url));

type Report = {
	totals: { calls: number; failed: number };
	troubles: string[];
	calls: { name: string; direction: string; greetingMs: number; responsesMs: number[]; problems: unknown[] }[];
};

async function rehearse(...args: string[]): Promise<{ code: number; printed: string; told: string }> {
	const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "pipe"] });
	const ended = once(child, "exit");
	const [printed, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return { code: (await ended)[0], printed, told };
}

describe("npm run rehearse", () => {
	// Side by side: most of a call is waiting for somebody to finish speaking.
	it("makes calls on a whole installation, on either carrier, and says what happened", {
		timeout: 240_000,
	}, async () => {
		const carriers = ["twilio", "telnyx"];
		const [personas, ...runs] = await Promise.all([
			rehearse("--carrier=twilio", "--personas", "--calls=4", "--language=en", "--json"),
			...carriers.map((carrier) => rehearse("--carrier", carrier, "--calls=3", "--out=1", "--language=en", "--json")),
		]);
		assert.equal(personas.code, 0, `${personas.printed}${personas.told}`);
		assert.deepEqual(
			(JSON.parse(personas.printed) as Report).calls.map(({ name, problems }) => [name, problems]),
			["con prisa", "in a hurry", "mayor y despacio", "elderly and slow"].map((name) => [name, []]),
		);
		for (const [index, { code, printed, told }] of runs.entries()) {
			assert.equal(code, 0, `${carriers[index]}: ${printed}${told}`);
			const report: Report = JSON.parse(printed);
			assert.deepEqual([report.totals.calls, report.totals.failed, report.troubles], [3, 0, []]);
			assert.deepEqual(
				report.calls.map(({ name, direction }) => `${name} ${direction}`),
				["impresora inbound", "interrupts inbound", "impresora outbound"],
			);
			for (const call of report.calls) {
				assert.deepEqual(call.problems, []);
				assert.ok(call.greetingMs > 0);
				assert.ok(call.responsesMs.length >= 2 && call.responsesMs.every((ms) => ms > 0));
			}
			assert.match(told, /1 ← \+525510000001 .*«La impresora no imprime desde ayer\.»/);
		}
	});

	it("explains its options when they make no sense", { timeout: 60_000 }, async () => {
		const { code, told } = await rehearse("--carrier", "pigeon", "--calls", "3");
		assert.equal(code, 2);
		assert.match(told, /twilio, telnyx \(pigeon\)[\s\S]*--concurrency N/);
	});
});
