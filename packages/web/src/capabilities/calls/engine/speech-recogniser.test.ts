import assert from "node:assert/strict";
import { test } from "node:test";
import { type Recognition, type RecognitionEvent, startRecogniser } from "./speech-recogniser.ts";

function scene() {
	const made: FakeRecognition[] = [];
	class FakeRecognition implements Recognition {
		lang = "";
		continuous = false;
		interimResults = false;
		onresult: ((event: RecognitionEvent) => void) | null = null;
		onerror: ((event: { error: string }) => void) | null = null;
		onend: (() => void) | null = null;
		starts = 0;
		running = false;
		constructor() {
			made.push(this);
		}
		start() {
			if (this.running) throw new Error("already started");
			this.running = true;
			this.starts++;
		}
		abort() {
			this.end();
		}
		end() {
			this.running = false;
			this.onend?.();
		}
		say(...results: [text: string, final: boolean, confidence?: number][]) {
			this.onresult?.({
				resultIndex: 0,
				results: results.map(([transcript, isFinal, confidence = 0]) =>
					Object.assign([{ transcript, confidence }], { isFinal }),
				),
			});
		}
	}
	let now = 0;
	let timers: { at: number; run: () => void }[] = [];
	const words: [string, boolean, number | undefined][] = [];
	const problems: string[] = [];
	const recogniser = startRecogniser(
		FakeRecognition,
		"es-419",
		{ words: (...heard) => words.push(heard), problem: (problem) => problems.push(problem) },
		{
			now: () => now,
			set: (run, ms) => {
				const timer = { at: now + ms, run };
				timers.push(timer);
				return timer;
			},
			clear: (timer) => {
				timers = timers.filter((one) => one !== timer);
			},
		},
	);
	const pass = (ms: number) => {
		now += ms;
		const due = timers.filter((timer) => timer.at <= now);
		timers = timers.filter((timer) => timer.at > now);
		for (const timer of due) timer.run();
	};
	const recognition = made[0];
	assert.ok(recognition);
	return { recognition, recogniser, words, problems, pass, pending: () => timers.length };
}

test("it listens without end, with partial results, in a language that recognisers know", () => {
	const { recognition } = scene();
	assert.deepEqual(
		[recognition.lang, recognition.continuous, recognition.interimResults, recognition.starts],
		["es-MX", true, true, 1],
	);
});

test("final and partial results are told apart; an unknown confidence is left out", () => {
	const { recognition, words } = scene();
	recognition.say([" hola ", true, 0.9], ["me ", false], ["ayudas", false]);
	recognition.say([" ", true], ["listo", true]);
	assert.deepEqual(words, [
		["hola", true, 0.9],
		["me ayudas", false, undefined],
		["listo", true, undefined],
	]);
});

test("it begins again when it ends by itself, later each time that it ends at once", () => {
	const { recognition, pass } = scene();
	pass(5000);
	recognition.end();
	pass(0);
	assert.equal(recognition.starts, 2);
	recognition.end();
	pass(499);
	assert.equal(recognition.starts, 2);
	pass(1);
	assert.equal(recognition.starts, 3);
	recognition.end();
	pass(999);
	assert.equal(recognition.starts, 3);
	pass(1);
	assert.equal(recognition.starts, 4);
});

test("silence is no problem; a refusal is one, once, and ends it", () => {
	const { recognition, problems, pass } = scene();
	recognition.onerror?.({ error: "no-speech" });
	assert.deepEqual(problems, []);
	recognition.onerror?.({ error: "not-allowed" });
	recognition.onerror?.({ error: "network" });
	recognition.end();
	pass(60_000);
	assert.deepEqual(problems, ["denied"]);
	assert.equal(recognition.starts, 1);
});

test("muted it does not listen, nor pass on what comes late", () => {
	const { recognition, recogniser, words, pass } = scene();
	recogniser.pause();
	recognition.say(["secreto", true]);
	pass(60_000);
	assert.deepEqual([words, recognition.starts], [[], 1]);
	recogniser.resume();
	assert.equal(recognition.starts, 2);
});

test("stopped, it stays so", () => {
	const { recognition, recogniser, pass, pending } = scene();
	recogniser.stop();
	recogniser.resume();
	pass(60_000);
	assert.deepEqual([recognition.starts, recognition.running, pending()], [1, false, 0]);
});
