import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isBackchannel } from "./backchannel.ts";
import { isEcho } from "./echo.ts";
import { type Completeness, completenessOf, type Expectation, turnDelayMs } from "./end-of-turn.ts";
import { EnergyGate } from "./energy-gate.ts";
import { CallerPauses } from "./pauses.ts";
import { wordsHeard } from "./words-heard.ts";

const bounds = { minDelayMs: 300, maxDelayMs: 2500, adaptive: true };

describe("the end of a turn", () => {
	const cases: [string, Expectation, Completeness][] = [
		["Quiero cambiar mi plan.", "free", "complete"],
		["¿Me puedes ayudar?", "free", "complete"],
		["I can't log in.", "free", "complete"],
		["quiero cambiar mi plan", "free", "plain"],
		["claro que sí", "free", "plain"],
		["it won't turn on", "free", "plain"],
		["Es que no prende y", "free", "unfinished"],
		["no funciona pero", "free", "unfinished"],
		["No funciona pero.", "free", "unfinished"],
		["mi número es", "free", "unfinished"],
		["Mi número de teléfono es el", "free", "unfinished"],
		["my number is", "free", "unfinished"],
		["it stopped working and", "free", "unfinished"],
		["The", "free", "plain"],
		["espera...", "free", "unfinished"],
		["cinco cinco uno", "digits", "dictating"],
		["mi número es el cinco cinco uno dos", "free", "dictating"],
		["555 12", "digits", "dictating"],
		["55 1234 5678", "digits", "plain"],
		["five five five one two", "free", "dictating"],
		["tengo dos", "free", "plain"],
		["ana arroba", "email", "dictating"],
		["ana.perez@gmail.com", "email", "plain"],
		["ana arroba gmail punto com", "email", "plain"],
		["es ana", "email", "unfinished"],
		["sí", "yes-no", "complete"],
		["no gracias", "yes-no", "complete"],
		["", "free", "plain"],
	];
	for (const [text, expects, completeness] of cases) {
		it(`"${text}" looks ${completeness} (${expects})`, () => assert.equal(completenessOf(text, expects), completeness));
	}

	it("waits longer the less complete the text looks", () => {
		const delays = ["Ya está.", "ya está", "ya está pero", "uno dos tres"].map((text) =>
			turnDelayMs(text, "free", bounds),
		);
		assert.deepEqual(delays, [300, 740, 1730, 2500]);
	});

	it("keeps within its bounds, whatever is said", () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem()),
				fc.constantFrom<Expectation>("digits", "email", "yes-no", "free"),
				fc.nat(3000),
				fc.nat(10_000),
				fc.nat(5000),
				(text, expects, minDelayMs, maxDelayMs, patienceMs) => {
					const delay = turnDelayMs(text, expects, { minDelayMs, maxDelayMs, adaptive: true }, patienceMs);
					assert.ok(delay >= minDelayMs && delay <= Math.max(minDelayMs, maxDelayMs));
				},
			),
		);
	});

	it("follows a caller who pauses a lot, not where the text is complete", () => {
		const pauses = new CallerPauses();
		assert.equal(pauses.patienceMs, 0);
		for (let i = 0; i < 10; i++) pauses.observe(1200);
		assert.equal(turnDelayMs("entonces vi que", "free", bounds, pauses.patienceMs), 1730);
		assert.equal(turnDelayMs("entonces lo vi", "free", bounds, pauses.patienceMs), 1500);
		assert.equal(turnDelayMs("Entonces lo vi.", "free", bounds, pauses.patienceMs), 300);
		assert.equal(turnDelayMs("entonces lo vi", "free", { ...bounds, adaptive: false }, pauses.patienceMs), 740);
	});

	it("learns faster from a turn taken too early, and nothing from a long silence", () => {
		const patient = new CallerPauses();
		patient.observe(400);
		patient.observe(1000);
		const hasty = new CallerPauses();
		hasty.observe(400);
		hasty.observe(1000, true);
		assert.ok(hasty.patienceMs > patient.patienceMs);
		hasty.observe(20_000);
		assert.ok(hasty.patienceMs < 1250);
	});
});

describe("signs of listening", () => {
	for (const text of ["Ajá", "sí", "Mm-hmm.", "ok", "uh-huh", "Sí, claro", "okay", "bueno, ok"]) {
		it(`"${text}" is one`, () => assert.equal(isBackchannel(text, "free"), true));
	}
	for (const text of ["no", "espera", "sí pero no entiendo", "", "si quieres te llamo"]) {
		it(`"${text}" is none`, () => assert.equal(isBackchannel(text, "free"), false));
	}
	it("are answers to a yes-or-no question", () => {
		assert.equal(isBackchannel("sí", "yes-no"), false);
		assert.equal(isBackchannel("mm", "yes-no"), true);
	});
});

describe("an echo", () => {
	const spoken = "Apaga el módem, espera treinta segundos y vuelve a encenderlo.";
	it("repeats the assistant's words in order", () => {
		assert.equal(isEcho("Espera 30 segundos", spoken), false);
		assert.equal(isEcho("espera treinta segundos", spoken), true);
		assert.equal(isEcho("el modem espera", spoken), true);
	});
	it("is longer than two words, and nothing new", () => {
		assert.equal(isEcho("el módem", spoken), false);
		assert.equal(isEcho("espera treinta minutos", spoken), false);
	});
});

describe("the energy gate", () => {
	it("opens for a voice in a quiet room, and not for the room", () => {
		const gate = new EnergyGate();
		for (let i = 0; i < 100; i++) gate.learn(-62, false);
		assert.equal(gate.isOpen(-62), false);
		assert.equal(gate.isOpen(-25), true);
	});
	it("learns a steady noise within seconds, and still hears a voice over it", () => {
		const gate = new EnergyGate();
		for (let i = 0; i < 300; i++) gate.learn(-38, false);
		assert.equal(gate.isOpen(-38), false);
		assert.equal(gate.isOpen(-20), true);
	});
	it("does not take a long sentence for noise", () => {
		const gate = new EnergyGate();
		for (let i = 0; i < 1000; i++) gate.learn(-25, true);
		assert.equal(gate.isOpen(-25), true);
	});
});

describe("words heard", () => {
	it("are whole, and a prefix", () => {
		const heard = (text: string, share: number) => wordsHeard(text, { share, ms: 0, words: [] }, "es");
		assert.equal(heard("uno dos tres", 0.5), "uno");
		assert.equal(heard("uno dos tres", 0.6), "uno dos");
		assert.equal(heard("uno dos tres ", 1), "uno dos tres ");
		assert.equal(heard("uno", 0), "");
	});

	it("take as long as they are said, not as they are written", () => {
		const heard = (share: number) =>
			wordsHeard("Piso 1450, llama al 0800-555-1234 ya mismo.", { share, ms: 0, words: [] }, "es");
		assert.equal(heard(0.2), "Piso");
		assert.equal(heard(0.5), "Piso 1450, llama al");
		assert.equal(heard(0.92), "Piso 1450, llama al 0800-555-1234");
	});

	it("are over when the voice says that the next one begins", () => {
		const text = "Cuesta $500 con Ana & Cía. hoy";
		// Spoken: "Cuesta 500 pesos con Ana y Cía. hoy".
		const words = [0, 7, 11, 17, 21, 25, 27, 32].map((at, index) => ({ at, ms: index * 100 }));
		const heard = (ms: number) => wordsHeard(text, { share: 0.5, ms, words }, "es");
		assert.equal(heard(99), "");
		assert.equal(heard(100), "Cuesta");
		assert.equal(heard(200), "Cuesta");
		assert.equal(heard(300), "Cuesta $500");
		assert.equal(heard(650), "Cuesta $500 con Ana &");
		assert.equal(heard(900), "Cuesta $500 con Ana & Cía.");
		assert.equal(wordsHeard(text, { share: 0.5, ms: 900, words: words.slice(0, 3) }, "es"), "Cuesta");
	});
});
