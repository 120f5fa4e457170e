import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Stage, stage } from "./testing.ts";
import type { Respond } from "./types.ts";

type Asked = { text: string; taken: boolean | null; aborted: boolean };

/** A call whose answers are asked for early, and what became of each question. */
function eager(): { call: Stage; asked: Asked[] } {
	const asked: Asked[] = [];
	const respond: Respond = async function* (input, { taken, signal }) {
		if (input.type !== "text") return;
		const question: Asked = { text: input.text, taken: null, aborted: false };
		asked.push(question);
		taken.then((value) => {
			question.taken = value;
		});
		signal.addEventListener("abort", () => {
			question.aborted = true;
		});
		yield { type: "text", text: `Sobre ${input.text}` };
	};
	return { call: stage(() => "", { respond, preemptive: () => true }), asked };
}

describe("an answer asked for early", () => {
	it("sounds as soon as the turn is taken, and not before", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("mi factura");
		await call.speak(400);
		await call.quiet(300);
		assert.deepEqual(asked, [{ text: "mi factura", taken: null, aborted: false }]);
		assert.equal(call.connection.sent.length, 0);
		assert.equal(call.of("turn-taken").length, 0);
		await call.quiet(600);
		assert.deepEqual(asked, [{ text: "mi factura", taken: true, aborted: false }]);
		assert.equal(call.of("turn-taken")[0]?.preemptive, true);
		const [reply] = call.of("reply-started");
		assert.ok(reply && call.connection.sent.length > 0);
	});

	it("does not wait for a streaming recogniser's last word", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("Mi factura.");
		await call.speak(400);
		call.transcriber?.partial("mi factura");
		await call.quiet(220);
		assert.deepEqual(asked, [{ text: "mi factura", taken: null, aborted: false }]);
		await call.quiet(800);
		assert.deepEqual(asked, [{ text: "mi factura", taken: true, aborted: false }], "the same words: asked once");
		assert.equal(call.turns()[0]?.generated, "Mi factura.");
	});

	it("is asked again when the last word changes everything", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("Mi factura de marzo.");
		await call.speak(400);
		call.transcriber?.partial("mi factura");
		await call.quiet(1500);
		assert.deepEqual(
			asked.map(({ text, taken }) => [text, taken]),
			[
				["mi factura", false],
				["Mi factura de marzo.", true],
			],
		);
	});

	it("is thrown away when the caller goes on", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("mi factura", "de marzo.");
		await call.speak(400);
		await call.quiet(300);
		await call.speak(400);
		await call.quiet(2000);
		assert.deepEqual(asked, [
			{ text: "mi factura", taken: false, aborted: true },
			{ text: "mi factura de marzo.", taken: true, aborted: false },
		]);
		assert.deepEqual(
			call.turns().map(({ generated }) => generated),
			["mi factura de marzo.", "Sobre mi factura de marzo."],
		);
	});

	it("stays good when what followed was only noise", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("mi factura", "");
		await call.speak(400);
		await call.quiet(300);
		await call.speak(100);
		await call.quiet(2000);
		assert.deepEqual(asked, [{ text: "mi factura", taken: true, aborted: false }]);
	});

	it("is told when the call ends first", async () => {
		const { call, asked } = eager();
		call.transcriber?.hear("mi factura");
		await call.speak(400);
		await call.quiet(300);
		call.session.end("user-ended");
		await call.clock.settle();
		assert.deepEqual(asked, [{ text: "mi factura", taken: false, aborted: true }]);
	});
});
