import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProviderError } from "../platform/errors/index.ts";
import { createFakeSpeechToText } from "../ports/fakes/speech-to-text.ts";
import { type Stage, stage } from "./testing.ts";
import type { VoiceInput } from "./types.ts";

const answers = (input: VoiceInput) => (input.type === "text" ? "Aquí sigo." : "");
const failures = (call: Stage) => call.of("provider-failed").map(({ provider, kind }) => [provider, kind]);
const heard = (call: Stage) =>
	call
		.turns()
		.filter(({ who }) => who === "assistant")
		.map((turn) => turn.heard);

/** After whatever happened, the next typed turn is answered. */
async function assertAlive(call: Stage): Promise<void> {
	call.speech.behave("speak");
	await call.type("¿sigues ahí?");
	await call.clock.advance(3000);
	assert.equal(heard(call).at(-1), "Aquí sigo.");
	assert.equal(call.of("ended").length, 0);
	assert.equal(call.of("state").at(-1)?.state, "listening");
}

describe("a call goes on", () => {
	it("when a transcription fails: it says so", async () => {
		const call = stage(answers);
		call.transcriber?.hear("fail");
		await call.speak(500);
		await call.quiet(2000);
		assert.deepEqual(failures(call), [["fake", "unavailable"]]);
		assert.deepEqual(heard(call), ["No te entendí."]);
		await assertAlive(call);
	});

	it("when a transcription never comes: partial words will do, or an apology", async () => {
		const call = stage(answers);
		call.transcriber?.hear("hang", "hang");
		await call.speak(500);
		call.transcriber?.partial("mi pedido no llegó");
		await call.quiet(2500);
		assert.equal(call.of("turn-taken")[0]?.turn.generated, "mi pedido no llegó");
		await call.clock.advance(1000);
		await call.speak(500);
		await call.quiet(3000);
		assert.deepEqual(failures(call), [
			["fake", "timeout"],
			["fake", "timeout"],
		]);
		assert.equal(heard(call).at(-1), "No te entendí.");
		await assertAlive(call);
	});

	it("when the transcriber cannot be opened", async () => {
		const broken = createFakeSpeechToText();
		const transcriber = {
			...broken,
			open: () => {
				throw new ProviderError("fake", "auth", "bad key");
			},
		};
		const call = stage(answers, { transcriber });
		await call.speak(500);
		await call.quiet(1500);
		assert.equal(heard(call)[0], "No te entendí.");
		await assertAlive(call);
	});

	it("when the transcriber throws in the middle", async () => {
		const working = createFakeSpeechToText();
		const transcriber = {
			...working,
			open: (options: Parameters<typeof working.open>[0]) => ({
				...working.open(options),
				write() {
					throw new Error("socket closed");
				},
			}),
		};
		const call = stage(answers, { transcriber });
		await call.speak(500);
		await call.quiet(1500);
		assert.equal(heard(call)[0], "No te entendí.");
		await assertAlive(call);
	});

	it("when speech fails, breaks off or never comes: the turn ends with what was heard", async () => {
		for (const [how, kind] of [
			["fail", "unavailable"],
			["break", "unavailable"],
			["hang", "timeout"],
		] as const) {
			const call = stage(answers);
			await call.clock.advance(100);
			call.speech.behave(how);
			await call.type("hola");
			await call.clock.advance(8000);
			assert.deepEqual(failures(call), [["fake", kind]], how);
			const turn = call.turns().at(-1);
			assert.equal(turn?.generated, "Aquí sigo.");
			assert.notEqual(turn?.heard, "Aquí sigo.");
			await assertAlive(call);
		}
	});

	it("when speech fails before the goodbye: the call still ends", async () => {
		const call = stage(() => [
			{ type: "text", text: "Adiós." },
			{ type: "end", reason: "assistant-ended" },
		]);
		call.speech.behave("fail");
		await call.clock.advance(1500);
		assert.equal((await call.session.done).reason, "assistant-ended");
	});

	it("when whoever answers throws: it apologises", async () => {
		const call = stage((input) => {
			if (input.type === "text" && input.text === "falla") throw new Error("boom");
			return answers(input);
		});
		await call.type("falla");
		await call.clock.advance(2000);
		assert.deepEqual(heard(call), ["Tuve un problema."]);
		await assertAlive(call);
	});

	it("when whoever answers never does, or stops in the middle", async () => {
		const call = stage((input) =>
			input.type === "text" && input.text === "cuelga"
				? async function* () {
						yield { type: "text", text: "Voy a ver. " };
						await new Promise(() => {});
					}
				: answers(input),
		);
		await call.type("cuelga");
		await call.clock.advance(25_000);
		assert.deepEqual(heard(call).slice(0, 2), ["Voy a ver.", "Tuve un problema."]);
		assert.deepEqual(failures(call), [["dialogue", "timeout"]]);
		await assertAlive(call);
	});

	it("when whoever answers does not stop on abort", async () => {
		const call = stage((input) =>
			input.type === "text" && input.text === "sordo"
				? async function* () {
						await new Promise(() => {});
						yield { type: "text", text: "" };
					}
				: answers(input),
		);
		await call.type("sordo");
		await call.clock.advance(100);
		await assertAlive(call);
	});

	it("when the detector throws", async () => {
		const call = stage(answers, {
			voiceActivity: {
				provider: "broken",
				create: () => ({
					isSpeech() {
						throw new Error("trap");
					},
					close() {},
				}),
			},
		});
		call.transcriber?.hear("Hola.");
		await call.speak(500);
		await call.quiet(2000);
		assert.deepEqual(failures(call), [["broken", "unavailable"]]);
		assert.equal(call.of("turn-taken").length, 1);
		await assertAlive(call);
	});

	it("when a listener throws", async () => {
		const call = stage(answers, {
			listener: () => {
				throw new Error("listener");
			},
		});
		await call.type("hola");
		await call.clock.advance(1000);
		assert.ok(call.connection.played().some((sample) => sample !== 0));
	});

	it("until a far end that does not read is taken for dead", async () => {
		const call = stage((input) => (input.type === "start" ? "Una frase que nadie escucha, ni va a escuchar." : ""));
		await call.clock.advance(200);
		call.connection.stall(1_000_000);
		const sent = call.connection.sent.length;
		await call.clock.advance(4000);
		assert.equal(call.connection.sent.length, sent, "nothing is sent meanwhile");
		await call.clock.advance(2000);
		assert.equal((await call.session.done).reason, "connection-lost");
	});
});
