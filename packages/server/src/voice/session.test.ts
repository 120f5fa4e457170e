import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createFakeSpeechToText } from "../ports/fakes/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import { type Stage, stage } from "./testing.ts";
import type { VoiceReply } from "./types.ts";

const said = (call: Stage) => call.turns().map(({ who, generated, heard }) => [who, generated, heard]);
const ended = (call: Stage) => call.of("ended").map(({ reason }) => reason);

describe("a call", () => {
	it("greets, and answers typed text", async () => {
		const call = stage((input) =>
			input.type === "start" ? "Hola." : input.type === "text" ? `Dijiste ${input.text}.` : "",
		);
		await call.clock.advance(1000);
		await call.type("ayuda");
		await call.clock.advance(2000);
		assert.deepEqual(said(call), [
			["assistant", "Hola.", "Hola."],
			["contact", "ayuda", "ayuda"],
			["assistant", "Dijiste ayuda.", "Dijiste ayuda."],
		]);
		assert.deepEqual(
			call.of("state").map(({ state }) => state),
			["thinking", "speaking", "listening", "thinking", "speaking", "listening"],
		);
	});

	it("waits with the greeting until the far end can hear", async () => {
		let open = () => {};
		const ready = new Promise<void>((resolve) => {
			open = resolve;
		});
		const call = stage(() => "Hola.", { far: { ready } });
		await call.clock.advance(500);
		assert.equal(call.connection.sent.length, 0);
		open();
		await call.clock.advance(20);
		assert.ok(call.connection.sent.length > 0);
	});

	it("takes a spoken turn after the delay that its text asks for, and measures it", async () => {
		const call = stage((input) => (input.type === "text" ? "Claro." : ""));
		call.transcriber?.hear("Quiero ayuda.");
		await call.quiet(200);
		await call.speak(600);
		await call.quiet(260);
		assert.equal(call.of("turn-taken").length, 0);
		await call.quiet(60);
		const [taken] = call.of("turn-taken");
		assert.equal(taken?.turn.generated, "Quiero ayuda.");
		assert.equal(taken?.turn.origin, "speech");
		assert.equal(taken?.turn.confidence, 0.9);
		assert.deepEqual(taken?.turn.providers, { speechToText: "fake" });
		assert.equal(taken?.turn.latency.endpointMs, 300);
		await call.quiet(1000);
		const [reply] = call.turns().filter(({ who }) => who === "assistant");
		assert.equal(reply?.latency.endpointMs, 300);
		assert.equal(reply?.latency.transcriptMs, 200);
		assert.ok((reply?.latency.firstFrameMs ?? 0) >= 300 && (reply?.latency.firstFrameMs ?? 0) < 330);
	});

	it("lets the caller pause in the middle of a sentence", async () => {
		const call = stage((input) => (input.type === "text" ? "Bien." : ""));
		call.transcriber?.hear("Mi número es", "cinco cinco uno dos.");
		await call.speak(500);
		await call.quiet(1000);
		assert.equal(call.of("turn-taken").length, 0);
		await call.speak(500);
		await call.quiet(3000);
		assert.deepEqual(
			call.of("turn-taken").map(({ turn }) => turn.generated),
			["Mi número es cinco cinco uno dos."],
		);
	});

	it("ends when the reply that says so was heard", async () => {
		const call = stage(() => [
			{ type: "text", text: "Adiós." },
			{ type: "end", reason: "assistant-ended" },
		]);
		await call.clock.advance(290);
		assert.deepEqual(ended(call), []);
		await call.clock.advance(100);
		assert.deepEqual(ended(call), ["assistant-ended"]);
		assert.equal(call.connection.hungUp, "assistant-ended");
		assert.deepEqual(said(call), [["assistant", "Adiós.", "Adiós."]]);
		assert.equal((await call.session.done).reason, "assistant-ended");
	});

	it("does not end when the caller interrupts the goodbye", async () => {
		const call = stage((input) =>
			input.type === "start"
				? [
						{ type: "text", text: "Me despido, que tengas un buen día y hasta la próxima." },
						{ type: "end", reason: "assistant-ended" },
					]
				: "Dime.",
		);
		await call.clock.advance(500);
		await call.type("¡Espera!");
		await call.clock.advance(3000);
		assert.deepEqual(ended(call), []);
		assert.equal(call.turns().at(-1)?.heard, "Dime.");
	});

	it("tells a hang-up from a lost connection", async () => {
		const hungUp = stage(() => "Hola.");
		hungUp.connection.receive({ type: "hangup" });
		await hungUp.clock.settle();
		assert.deepEqual(ended(hungUp), ["contact-hung-up"]);
		const lost = stage(() => "Hola.");
		lost.connection.lose();
		await lost.clock.settle();
		assert.deepEqual(ended(lost), ["connection-lost"]);
	});

	it("closes what is being said, and what was said last, when it ends", async () => {
		const call = stage((input) => (input.type === "start" ? "Una bienvenida que dura bastante tiempo." : ""));
		call.transcriber?.hear("hola pero");
		await call.speak(100);
		await call.quiet(400);
		call.session.end("user-ended");
		const [reply, words] = call.turns().sort((a, b) => a.who.localeCompare(b.who));
		assert.equal(words?.generated, "hola pero");
		assert.equal(reply?.interrupted, true);
		assert.ok(reply?.generated.startsWith(reply.heard));
		assert.equal(call.clock.pending <= 1, true, "only the wheel may still turn once");
		await call.clock.advance(100);
		assert.equal(call.clock.pending, 0);
		assert.equal(call.transcriber?.closed, true);
	});

	it("collects keys into one input, which interrupts", async () => {
		const call = stage((input) => (input.type === "start" ? "Marca tu número de cliente, por favor." : "Gracias."));
		await call.clock.advance(500);
		for (const digit of "42") call.connection.receive({ type: "dtmf", digit });
		await call.clock.settle();
		assert.equal(call.turns()[0]?.interrupted, true);
		assert.equal(call.connection.clears, 1);
		call.connection.receive({ type: "dtmf", digit: "#" });
		await call.clock.settle();
		assert.deepEqual(call.inputs.at(-1), { type: "dtmf", digits: "42" });
		const played = call.connection.played().length;
		assert.ok(played <= 8000, "nothing of the question sounds after the key");
		call.connection.receive({ type: "dtmf", digit: "1" });
		await call.clock.advance(900);
		assert.equal(call.inputs.length, 2);
		await call.clock.advance(200);
		assert.deepEqual(call.inputs.at(-1), { type: "dtmf", digits: "1" });
	});

	it("loses no key that is pressed while the assistant speaks, answers or holds its breath", async () => {
		const question = "Para ventas, marca uno. Para soporte, marca dos.";
		for (const allowInterruption of [true, false]) {
			const call = stage((input) => (input.type === "start" ? question : "Gracias."), {
				taking: { allowInterruption },
			});
			await call.clock.advance(500);
			call.connection.receive({ type: "dtmf", digit: "2" });
			await call.clock.advance(1100);
			assert.deepEqual(call.inputs.at(-1), { type: "dtmf", digits: "2" }, "while it speaks");
			call.connection.receive({ type: "dtmf", digit: "1" });
			await call.clock.advance(1100);
			assert.deepEqual(call.inputs.at(-1), { type: "dtmf", digits: "1" }, "while it answers the first");
		}
		const paused = stage((input) => (input.type === "start" ? question : "Gracias."));
		await paused.clock.advance(500);
		await paused.speak(200);
		assert.equal(paused.of("paused").length, 1);
		paused.connection.receive({ type: "dtmf", digit: "2" });
		await paused.clock.advance(1100);
		assert.deepEqual(paused.inputs.at(-1), { type: "dtmf", digits: "2" }, "while it holds its breath");
	});

	it("prompts when nobody speaks, and ends after enough of that", async () => {
		const call = stage((input) => (input.type === "silence" ? "¿Hola?" : "Hola."));
		await call.clock.advance(60_000);
		assert.deepEqual(call.inputs, [{ type: "start" }, { type: "silence", count: 1 }, { type: "silence", count: 2 }]);
		assert.deepEqual(ended(call), ["silence"]);
	});

	it("counts silences anew once somebody said something", async () => {
		const call = stage((input) => (input.type === "silence" ? "¿Hola?" : "Hola."));
		await call.clock.advance(9500);
		await call.type("Aquí estoy");
		await call.clock.advance(9500);
		assert.deepEqual(call.inputs.at(-1), { type: "silence", count: 1 });
	});

	it("ends at its maximum duration with a notice", async () => {
		const call = stage(() => "Hola.", { settings: { maxDurationMs: 5000 } });
		await call.clock.advance(5100);
		assert.deepEqual(ended(call), []);
		await call.clock.advance(1500);
		assert.deepEqual(ended(call), ["max-duration"]);
		assert.deepEqual(said(call).at(-1), ["assistant", "Se acabó el tiempo.", "Se acabó el tiempo."]);
	});

	it("finishes its sentence and says goodbye when the server drains", async () => {
		const call = stage(() => "Primera frase. Segunda frase. Tercera frase.");
		await call.clock.advance(300);
		call.session.finish("server-stopped", "Adiós.");
		await call.type("¿Y yo?");
		await call.clock.advance(3000);
		assert.deepEqual(said(call), [
			["assistant", "Primera frase. Segunda frase. Tercera frase.", "Primera frase."],
			["assistant", "Adiós.", "Adiós."],
		]);
		assert.deepEqual(ended(call), ["server-stopped"]);
	});

	it("drains at once when nothing is being said", async () => {
		const call = stage(() => "");
		await call.clock.advance(300);
		call.session.finish("server-stopped", null);
		await call.clock.advance(20);
		assert.deepEqual(ended(call), ["server-stopped"]);
	});

	it("shows its replies where nothing can speak", async () => {
		const call = stage((input) => (input.type === "text" ? "Por escrito. Nada más." : "Hola."), { textToSpeech: null });
		await call.clock.advance(10);
		await call.type("¿Se oye?");
		await call.clock.advance(10);
		assert.equal(call.connection.sent.length, 0);
		assert.deepEqual(call.turns().at(-1)?.heard, "Por escrito. Nada más.");
		const shown = call.connection.notices.filter(
			(notice) => notice.type === "transcript" && notice.who === "assistant",
		);
		assert.ok(shown.length >= 3);
	});

	it("names the voice that really spoke", async () => {
		let provider = "first";
		const pcm = new Int16Array(1600).fill(9);
		const taken: TextToSpeech = {
			get provider() {
				return provider;
			},
			model: "two voices",
			voices: () => [],
			async *synthesize() {
				provider = "second";
				yield { pcm, sampleRate: 16_000 };
			},
		};
		const call = stage(() => "Hola.", { textToSpeech: taken });
		await call.quiet(400);
		assert.deepEqual(call.turns()[0]?.providers, { textToSpeech: "second" });
	});

	it("says something when an answer is late, in turn", async () => {
		let finish = () => {};
		const call = stage((input) =>
			input.type === "start"
				? ""
				: async function* () {
						await new Promise<void>((resolve) => {
							finish = resolve;
						});
						yield { type: "text", text: "Encontré tu pedido." };
					},
		);
		await call.type("¿Dónde está mi pedido?");
		await call.clock.advance(2500);
		assert.deepEqual(said(call).at(-1), ["assistant", "Un momento.", "Un momento."]);
		assert.equal(call.of("state").at(-1)?.state, "thinking");
		finish();
		await call.clock.advance(2000);
		assert.deepEqual(said(call).at(-1), ["assistant", "Encontré tu pedido.", "Encontré tu pedido."]);
	});

	it("records both sides on one axis, the assistant's as it was played", async () => {
		const call = stage((input) => (input.type === "text" ? "Una respuesta larga que se va a cortar." : ""));
		await call.quiet(400);
		await call.type("habla");
		await call.quiet(500);
		await call.type("calla");
		await call.speak(300);
		call.session.end("user-ended");
		const { contact, assistant } = call.recorded;
		assert.equal(contact.length, assistant.length);
		assert.equal(contact.length, 1200 * 16);
		const loud = contact.findIndex((sample) => sample !== 0);
		assert.ok(Math.abs(loud / 16 - 900) <= 20, `the caller speaks at ${loud / 16} ms`);
		const first = assistant.findIndex((sample) => sample !== 0);
		assert.ok(Math.abs(first / 16 - 400) <= 20, `the assistant speaks at ${first / 16} ms`);
		assert.equal(assistant[899 * 16] === 0, false);
	});

	it("hears nothing while muted", async () => {
		const call = stage(() => "");
		call.connection.receive({ type: "mute", muted: true });
		await call.speak(500);
		assert.equal(call.transcriber?.committed.length, 0);
		call.connection.receive({ type: "mute", muted: false });
		call.transcriber?.hear("ya.");
		await call.speak(500);
		call.connection.receive({ type: "mute", muted: true });
		await call.clock.advance(800);
		assert.equal(call.of("turn-taken").length, 1);
	});

	it("ends a turn although the microphone stops sending", async () => {
		const call = stage(() => "");
		call.transcriber?.hear("Me corté.");
		await call.speak(500);
		await call.clock.advance(1200);
		assert.equal(call.of("turn-taken").length, 1);
	});

	it("takes the turns of a recogniser at the far end, with and without a microphone here", async () => {
		const call = stage((input) => (input.type === "text" ? "Vale, te ayudo con eso ahora." : ""), {
			transcriber: null,
		});
		await call.clock.advance(100);
		await call.recognise("necesito", false);
		await call.recognise("necesito ayuda", false);
		await call.clock.advance(400);
		await call.recognise("Necesito ayuda.");
		assert.equal(call.of("partial").length, 2);
		await call.clock.advance(299);
		assert.equal(call.of("turn-taken").length, 0);
		await call.clock.advance(30);
		assert.equal(call.of("turn-taken")[0]?.turn.origin, "browser");
		await call.clock.advance(5000);

		await call.speak(600);
		await call.quiet(400);
		await call.recognise("Otra cosa.");
		await call.quiet(20);
		assert.deepEqual(
			call.of("turn-taken").map(({ turn }) => turn.generated),
			["Necesito ayuda.", "Otra cosa."],
		);
	});

	it("takes partial words when the far end's recogniser never finishes", async () => {
		const call = stage((input) => (input.type === "text" ? "Sí." : ""), { transcriber: null });
		await call.recognise("esto no termina", false);
		await call.clock.advance(3000);
		assert.equal(call.of("turn-taken")[0]?.turn.generated, "esto no termina");
	});

	it("takes recognised words although the detector hears speech for ever", async () => {
		const call = stage(() => "", { transcriber: null });
		await call.speak(500);
		await call.recognise("hay ruido aquí");
		await call.speak(2600);
		assert.equal(call.of("turn-taken").length, 1);
	});

	it("begins a turn no later than its speech ended, when the words come after it", async () => {
		const call = stage(() => "", { transcriber: null });
		await call.speak(500);
		await call.recognise("hay ruido aquí");
		await call.speak(2600);
		await call.quiet(60);
		await call.recognise("y sigue");
		await call.quiet(3000);
		const contact = call.turns().filter(({ who }) => who === "contact");
		assert.deepEqual(
			contact.map(({ generated }) => generated),
			["hay ruido aquí", "y sigue"],
		);
		for (const { startMs, endMs } of contact) assert.ok(endMs >= startMs, `${startMs}–${endMs}`);
	});

	it("places speech within the call although its frames come all at once", async () => {
		const call = stage(() => "");
		call.transcriber?.hear("hola");
		const frame = (sample: number) => Int16Array.from({ length: 320 }, (_, i) => (i % 2 ? -sample : sample));
		for (let i = 0; i < 30; i++) call.connection.receive({ type: "audio", pcm: frame(8000) });
		for (let i = 0; i < 60; i++) call.connection.receive({ type: "audio", pcm: frame(0) });
		await call.quiet(3000);
		const [turn] = call.turns().filter(({ who }) => who === "contact");
		assert.equal(turn?.generated, "hola");
		assert.ok(turn.startMs >= 0 && turn.endMs >= turn.startMs, `${turn.startMs}–${turn.endMs}`);
	});

	it("cuts a stretch of noise that does not end", async () => {
		const call = stage(() => "", { transcriber: createFakeSpeechToText() });
		await call.speak(31_000);
		assert.equal(call.transcriber?.committed.length, 1);
	});

	it("counts what providers were used for", async () => {
		const call = stage((input) => (input.type === "text" ? "Bien." : ""));
		call.transcriber?.hear("Hola.");
		await call.speak(500);
		await call.quiet(1500);
		call.session.end("user-ended");
		const { usage } = await call.session.done;
		assert.equal(usage.spokenCharacters, 5);
		assert.ok(usage.transcribedMs >= 500 && usage.transcribedMs <= 1000);
	});

	it("ignores what the dialogue says after its goodbye", async () => {
		const replies: VoiceReply[] = [
			{ type: "text", text: "Hasta luego. " },
			{ type: "end", reason: "transferred" },
			{ type: "text", text: "Nada." },
		];
		const call = stage(() => replies);
		await call.clock.advance(3000);
		assert.deepEqual(ended(call), ["transferred"]);
		assert.deepEqual(said(call), [["assistant", "Hasta luego.", "Hasta luego."]]);
	});
});
