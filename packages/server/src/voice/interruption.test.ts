import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFakeSpeechToText } from "../ports/fakes/speech-to-text.ts";
import { type Stage, stage } from "./testing.ts";

const long = "Te cuento paso a paso lo que tienes que hacer. Primero apaga el módem y espera un minuto entero.";
const greets =
	(text = long) =>
	(input: { type: string }) =>
		input.type === "start" ? text : "Dime.";
const kinds = (call: Stage) =>
	call.events.map(({ type }) => type).filter((type) => type !== "state" && type !== "partial");

/** The counting voice's samples, in the order in which they sounded; the 5 ms of a fade left out. */
function assertUnbroken(played: Int16Array): void {
	let last = 0;
	let faded = 0;
	for (const sample of played) {
		if (sample === 0) continue;
		if (sample === (last % 30000) + 1) last = sample;
		else {
			faded++;
			last = (last % 30000) + 1;
			assert.ok(sample < last || sample === 0, `sample ${sample} where ${last} was due`);
		}
	}
	assert.ok(faded <= 80, `${faded} samples are not where they belong`);
}

describe("speech over the assistant", () => {
	it("stops the sound at once, and noise gives it back at the same sample", async () => {
		const call = stage(greets());
		await call.quiet(1000);
		await call.speak(200);
		assert.deepEqual(kinds(call), ["reply-started", "paused"]);
		const heldAt = call.connection.played().length;
		assert.ok(heldAt <= (1000 + 140) * 16, `${heldAt / 16} ms sounded`);
		await call.quiet(160);
		assert.equal(call.connection.played().length, heldAt);
		await call.quiet(60);
		assert.deepEqual(kinds(call), ["reply-started", "paused", "resumed"]);
		await call.quiet(5000);
		assert.equal(call.turns()[0]?.heard, long);
		assert.equal(call.turns()[0]?.interrupted, false);
		const played = call.connection.played();
		assertUnbroken(played);
		// The space between the sentences is not spoken.
		assert.ok(played.filter((sample) => sample !== 0).length === (long.length - 1) * 50 * 16, "nothing is missing");
	});

	it("with words takes the floor: the reply is cut to what was heard", async () => {
		const call = stage(greets());
		await call.quiet(1000);
		call.transcriber?.partial("espera");
		await call.clock.settle();
		assert.deepEqual(kinds(call), ["reply-started", "reply-ended"]);
		const [reply] = call.turns();
		assert.equal(reply?.heard, "Te cuento paso a");
		assert.equal(reply?.interrupted, true);
		const playedAt = call.connection.played().length;
		call.transcriber?.hear("espera un momento.");
		await call.speak(300);
		await call.quiet(400);
		assert.equal(call.of("turn-taken")[0]?.turn.generated, "espera un momento.");
		assert.ok(call.connection.played().length - playedAt < 16 * 400, "only the next reply sounds");
	});

	it("too short to be speech does not stop it", async () => {
		const call = stage(greets());
		await call.quiet(1000);
		await call.speak(80);
		await call.quiet(500);
		assert.deepEqual(kinds(call), ["reply-started"]);
	});

	it("that only shows that the caller listens gives it back", async () => {
		const call = stage(greets());
		call.transcriber?.hear("Ajá.");
		await call.quiet(1000);
		await call.speak(300);
		await call.quiet(300);
		assert.deepEqual(kinds(call), ["reply-started", "paused", "backchannel", "resumed"]);
		await call.quiet(5000);
		assert.equal(call.turns()[0]?.heard, long);
		assert.equal(call.of("turn-taken").length, 0);
	});

	it("answers a question when it was one", async () => {
		const call = stage(greets("¿Quieres que te llame mañana un técnico, a primera hora, para revisarlo?"), {
			expects: () => "yes-no",
		});
		call.transcriber?.hear("Sí.");
		await call.quiet(1000);
		await call.speak(300);
		await call.quiet(700);
		assert.equal(call.of("turn-taken")[0]?.turn.generated, "Sí.");
	});

	it("without words for too long gives it back though the noise goes on", async () => {
		const call = stage(greets());
		await call.quiet(1000);
		await call.speak(2400);
		assert.deepEqual(
			kinds(call),
			["reply-started", "paused", "resumed", "paused"].slice(0, 3).concat(kinds(call).slice(3)),
		);
		assert.equal(call.of("resumed").length, 1);
	});

	it("asks a transcriber that does not stream what it heard before it believes in noise", async () => {
		const transcriber = createFakeSpeechToText({ streaming: false });
		const call = stage(greets(), { transcriber });
		transcriber.hear("Oye te estoy hablando", "desde hace rato.");
		await call.quiet(1000);
		await call.speak(2300);
		assert.equal(transcriber.committed.length, 1);
		assert.equal(call.turns()[0]?.interrupted, true);
		await call.quiet(700);
		assert.equal(call.of("turn-taken")[0]?.turn.generated, "Oye te estoy hablando desde hace rato.");
	});

	it("that is the assistant's own echo does not count", async () => {
		const call = stage(greets(), { transcriber: null });
		await call.clock.advance(2600);
		await call.recognise("lo que", false);
		await call.recognise("lo que tienes que hacer");
		await call.clock.advance(4000);
		assert.equal(call.turns()[0]?.heard, long);
		assert.equal(call.of("turn-taken").length, 0);
	});

	it("stops it no more by sound alone after two false alarms", async () => {
		const call = stage(greets(`${long} ${long}`));
		for (let i = 0; i < 4; i++) {
			await call.quiet(500);
			await call.speak(300);
			await call.quiet(400);
		}
		assert.ok(call.of("paused").length >= 2);
		const noisy = stage(greets(`${long} ${long}`), { transcriber: null, taking: { resumeAfterMs: 300 } });
		for (let i = 0; i < 6; i++) {
			await noisy.quiet(500);
			await noisy.speak(300);
			await noisy.quiet(400);
		}
		assert.equal(noisy.of("paused").length, 2);
		await noisy.recognise("oye, para ya");
		assert.equal(noisy.turns()[0]?.interrupted, true);
	});

	it("silences what the voice was about to hand over", async () => {
		const call = stage(greets(), { speech: { firstChunkMs: 100 } });
		await call.clock.advance(99);
		const next = call.clock.advance(1);
		call.connection.receive({ type: "text", text: "ya", final: true, origin: "typed" });
		await next;
		await call.clock.advance(2000);
		assert.deepEqual(
			call.turns().map(({ heard }) => heard),
			["", "ya", "Dime."],
		);
	});

	it("waits its turn when interruptions are not allowed", async () => {
		const call = stage(greets("Este aviso se escucha completo."), { taking: { allowInterruption: false } });
		call.transcriber?.hear("Ya lo sé.");
		await call.quiet(300);
		await call.speak(300);
		await call.quiet(2000);
		assert.deepEqual(kinds(call), ["reply-started", "reply-ended", "turn-taken", "reply-started", "reply-ended"]);
		assert.equal(call.turns()[0]?.heard, "Este aviso se escucha completo.");
	});

	it("before the answer sounds holds it back, and words replace it", async () => {
		const call = stage((input) => (input.type === "start" ? "" : input.type === "text" ? `Sobre ${input.text}` : ""), {
			speech: { firstChunkMs: 800 },
		});
		call.transcriber?.hear("Quiero un café.", "y un té.");
		await call.speak(400);
		await call.quiet(320);
		assert.equal(call.of("turn-taken").length, 1);
		await call.speak(400);
		await call.quiet(2000);
		assert.deepEqual(
			call.of("turn-taken").map(({ turn }) => turn.generated),
			["Quiero un café.", "y un té."],
		);
		const replies = call.turns().filter(({ who }) => who === "assistant");
		assert.deepEqual(
			replies.map(({ heard }) => heard),
			["", "Sobre y un té."],
		);
	});
});

describe("what was heard", () => {
	it("is not taken from marks that a clear sent back", async () => {
		const call = stage(greets());
		await call.quiet(1000);
		await call.type("espera");
		assert.equal(call.connection.clears, 1);
		assert.equal(call.turns()[0]?.heard, "Te cuento paso a");
		await call.clock.advance(5000);
		assert.equal(call.turns().filter(({ who }) => who === "assistant").length, 2);
	});

	it("counts whole sentences by their marks and the rest by time", async () => {
		const call = stage(greets());
		await call.clock.advance(46 * 50 + 20 + 900);
		await call.type("ya");
		assert.equal(call.turns()[0]?.heard, "Te cuento paso a paso lo que tienes que hacer. Primero apaga el");
	});

	it("follows the clock where marks never come back", async () => {
		const call = stage(greets(), { far: { acknowledges: false } });
		await call.clock.advance(1000);
		await call.type("espera");
		assert.equal(call.turns()[0]?.heard, "Te cuento paso a");
		await call.clock.advance(10_000);
		assert.equal(call.turns().at(-1)?.heard, "Dime.");
		assert.equal(call.of("state").at(-1)?.state, "listening");
	});

	it("is everything when a page without sound echoes marks at once", async () => {
		const call = stage(greets("Una sola frase."), { far: { acknowledges: false } });
		await call.clock.advance(700);
		for (const name of call.connection.marks) call.connection.receive({ type: "mark", name });
		await call.clock.advance(40);
		assert.equal(call.turns()[0]?.heard, "Una sola frase.");
	});

	it("does not claim words of a sentence that was never finished", async () => {
		const call = stage(greets());
		call.speech.behave("break");
		await call.clock.advance(3000);
		const [reply] = call.turns();
		assert.ok(reply && reply.heard.length < 8 && reply.generated.startsWith(reply.heard));
	});
});
