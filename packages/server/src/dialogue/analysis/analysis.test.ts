import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Analysis, ExtractionField, type Locale } from "@centralita/contracts";
import fc from "fast-check";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import { analyseWithModel } from "./model.ts";
import { analyseByRules } from "./rules.ts";
import { sentimentOf } from "./sentiment.ts";
import type { AnalysisInput, AnalysisTurn } from "./types.ts";
import { validateValues } from "./values.ts";

const reference = new Date("2026-11-22T15:00:00Z");

/** "A: …" is the assistant, everything else the contact. */
const turnsOf = (...lines: string[]): AnalysisTurn[] =>
	lines.map((line, index) =>
		line.startsWith("A:")
			? { number: index + 1, who: "assistant", text: line.slice(2).trim() }
			: { number: index + 1, who: "contact", text: line },
	);
const fields = [
	{ name: "customerName", type: "name", description: "Nombre del cliente" },
	{ name: "phone", type: "phone", description: "Teléfono" },
	{ name: "device", type: "choice", description: "Equipo", options: ["notebook", "impresora"] },
	{ name: "problem", type: "text", description: "Problema" },
	{ name: "visit", type: "date", description: "Fecha de la visita" },
	{ name: "urgent", type: "boolean", description: "Si es urgente" },
].map((field) => ExtractionField.parse(field));
const input = (turns: AnalysisTurn[], more: Partial<AnalysisInput> = {}): AnalysisInput => ({
	turns,
	fields,
	locale: "es-419",
	country: "AR",
	reference,
	...more,
});
const valuesOf = (analysis: Analysis) => Object.fromEntries(analysis.values.map(({ name, value }) => [name, value]));

type Case = {
	locale: Locale;
	reference: string;
	country: string;
	turns: { who: "assistant" | "contact"; text: string }[];
	schema: unknown[];
	expected: Record<string, unknown>;
};
const cases: Case[] = readFileSync(new URL("./fixtures/extraction.jsonl", import.meta.url), "utf8")
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line));

describe("extraction by rules", () => {
	for (const [index, { locale, reference: at, country, turns, schema, expected }] of cases.entries()) {
		it(`conversation ${index + 1}: ${turns.find(({ who }) => who === "contact")?.text}`, () => {
			const analysis = analyseByRules({
				turns: turns.map((turn, position) => ({ ...turn, number: position + 1 })),
				fields: schema.map((field) => ExtractionField.parse(field)),
				locale,
				country,
				reference: new Date(at),
				timeZone: "America/Argentina/Buenos_Aires",
			});
			assert.deepEqual(valuesOf(analysis), expected);
		});
	}

	it("tells how sure it is and which turn a value comes from", () => {
		const { values } = analyseByRules(
			input(turnsOf("A: ¿Tu teléfono?", "11 4523 1234", "A: ¿11 4523 1234, correcto?", "sí")),
		);
		const phone = values.find(({ name }) => name === "phone");
		assert.equal(phone?.turn, 2);
		assert.ok((phone?.confidence ?? 0) > 0.95);
	});

	it("brings back nothing of somebody else who answered, until the contact comes to the phone", () => {
		const stranger = turnsOf(
			"A: ¿Hablo con Ana Gómez?",
			"no, se equivocó, soy Pedro Díaz",
			"A: Disculpe.",
			"11 4523 1234",
		);
		assert.ok(analyseByRules(input(stranger)).values.every(({ value }) => value === null));
		const handedOver = valuesOf(
			analyseByRules(
				input(
					turnsOf(
						"A: ¿Hablo con Ana Gómez?",
						"no, soy su hija, ya se la paso",
						"A: ¿Ana Gómez?",
						"sí, soy yo",
						"A: ¿Tu teléfono?",
						"11 4523 1234",
					),
				),
			),
		);
		assert.equal(handedOver.customerName, "Ana Gómez");
		assert.equal(handedOver.phone, "+541145231234");
	});

	it("takes a wrong number that is told of a number for a correction", () => {
		const corrected = turnsOf(
			"A: ¿Tu teléfono?",
			"11 4523 1234",
			"A: ¿11 4523 1234?",
			"no, número equivocado, 11 4523 9999",
		);
		assert.equal(valuesOf(analyseByRules(input(corrected))).phone, "+541145239999");
	});

	it("is valid against the schema whatever was said", () => {
		const line = fc.oneof(
			fc.constantFrom(
				"A: ¿Tu nombre?",
				"A: ¿Cuál es tu teléfono?",
				"A: ¿Es urgente?",
				"sí",
				"no",
				"el martes",
				"11 4523 1234",
				"notebook o impresora",
				"no, perdón",
				"…",
				"",
			),
			fc.string({ maxLength: 60 }),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const analysis = analyseByRules(input(turnsOf(...lines)));
				assert.deepEqual(Analysis.parse(analysis), analysis);
				assert.deepEqual(
					analysis.values.map(({ name }) => name),
					fields.map(({ name }) => name),
				);
				assert.deepEqual(validateValues(fields, analysis.values), analysis.values);
			}),
			{ numRuns: 200 },
		);
	});
});

describe("outcome, sentiment and summary by rules", () => {
	const outcome = (turns: AnalysisTurn[], more: Partial<AnalysisInput> = {}) => {
		const { outcome, outcomeTurn } = analyseByRules(input(turns, more));
		return [outcome, outcomeTurn];
	};

	it("takes as resolved only what the contact confirmed", () => {
		const steps = [
			"A: ¿Qué problema tienes?",
			"no tengo internet",
			"A: Desenchufa el módem. Avísame cuando esté listo.",
			"listo",
			"A: Debería volver internet. ¿Es así?",
		];
		assert.deepEqual(outcome(turnsOf(...steps, "sí, ya anda")), ["resolved", 6]);
		assert.deepEqual(outcome(turnsOf(...steps, "no, sigue igual")), ["unresolved", 6]);
		assert.notEqual(outcome(turnsOf(...steps.slice(0, 4)))[0], "resolved");
	});

	it("takes the last word on it", () => {
		assert.deepEqual(
			outcome(turnsOf("A: ¿Funcionó?", "sí", "A: Me alegra. ¿Algo más?", "no, espera, sigue sin funcionar")),
			["unresolved", 4],
		);
	});

	it("knows a hand-over, a ticket, an answer, a departure and a failure", () => {
		assert.equal(outcome(turnsOf("no anda", "A: Te paso con una persona del equipo."))[0], "transferred");
		assert.equal(outcome(turnsOf("no anda", "A: Ya anoté tu caso para el equipo."))[0], "ticket");
		assert.equal(outcome(turnsOf("A: Hola", "¿a qué hora abren?", "A: De nueve a seis.", "gracias"))[0], "informed");
		assert.equal(outcome(turnsOf("A: Hola"))[0], "abandoned");
		assert.equal(outcome(turnsOf("A: Hola", "hola"), { endReason: "failed" })[0], "failed");
		assert.equal(
			outcome(turnsOf("no anda", "A: ¿Quieres que te pase con una persona?", "no"))[0] === "transferred",
			false,
		);
		assert.deepEqual(outcome(turnsOf("no anda", "A: Espera."), { transferred: true }), ["transferred", 2]);
	});

	it("hears anger and thanks, and what a no makes of them", () => {
		assert.ok(sentimentOf("esto es un desastre, estoy furioso").value < -0.8);
		assert.ok(sentimentOf("excelente, muchísimas gracias").value > 0.8);
		assert.ok(sentimentOf("no estoy contento").value < 0);
		assert.ok(sentimentOf("not happy at all").value < 0);
		assert.ok(sentimentOf("no, gracias").value > 0);
		assert.equal(sentimentOf("la computadora no prende").value, 0);
	});

	it("tells the story in a few sentences", () => {
		const { summary } = analyseByRules(
			input(
				turnsOf(
					"A: ¿Qué problema tienes?",
					"hola, soy Ana Paz y mi notebook no prende",
					"A: Conecta el cargador. Avísame cuando esté listo.",
					"listo",
					"A: ¿Funcionó?",
					"sí",
					"A: ¿Tu teléfono?",
					"11 4523 1234",
				),
			),
		);
		assert.equal(
			summary,
			"Ana Paz se comunicó por lo siguiente: «mi notebook no prende». Se probó una indicación. Quedó resuelto. Dejó: +541145231234.",
		);
	});
});

describe("analysis by a model", () => {
	const turns = turnsOf(
		"A: ¿Qué problema tienes?",
		"mi notebook no prende, soy Ana",
		"A: ¿Cuándo podemos ir?",
		"el martes que viene",
		"A: ¿Es urgente?",
		"sí",
	);
	const answer = (values: unknown[]) => ({
		summary: "Ana no puede encender su notebook.",
		outcome: "unresolved",
		outcome_turn: 6,
		sentiment: -0.1,
		values,
	});
	const analyse = (value: unknown) => {
		const model = createFakeLanguageModel(createFakeClock());
		model.answer(value);
		return analyseWithModel({ ...input(turns), model, signal: new AbortController().signal });
	};

	it("keeps what the contact's words support, with the turn", async () => {
		const { analysis, failure, usage } = await analyse(
			answer([
				{ name: "customerName", value: "Ana", turn: 2 },
				{ name: "visit", value: "2026-11-24", turn: 4 },
				{ name: "urgent", value: true, turn: 6 },
				{ name: "device", value: "Notebook", turn: 2 },
				{ name: "problem", value: "La notebook no prende", turn: 2 },
			]),
		);
		assert.equal(failure, null);
		assert.equal(usage?.inputTokens, 10);
		assert.equal(analysis.by, "model");
		assert.deepEqual(valuesOf(analysis), {
			customerName: "Ana",
			phone: null,
			device: "notebook",
			problem: "La notebook no prende",
			visit: "2026-11-24",
			urgent: true,
		});
		assert.ok(analysis.values.filter(({ value }) => value !== null).every(({ confidence }) => confidence >= 0.85));
	});

	it("drops what it made up, and trusts little what it cannot find", async () => {
		const { analysis } = await analyse(
			answer([
				{ name: "phone", value: "+541145231234", turn: 2 },
				{ name: "customerName", value: "Roberto", turn: 2 },
				{ name: "visit", value: "2026-12-25", turn: 4 },
				{ name: "problem", value: "Quiere un reembolso completo", turn: 1 },
				{ name: "urgent", value: "perhaps", turn: 6 },
				{ name: "unknown", value: "x", turn: 1 },
			]),
		);
		const by = Object.fromEntries(analysis.values.map((value) => [value.name, value]));
		assert.equal(by.phone?.value, null);
		assert.equal(by.customerName?.value, "Ana");
		assert.equal(by.visit?.value, "2026-11-24");
		assert.ok((by.problem?.confidence ?? 1) < 0.5 || by.problem?.by === "rules");
		assert.equal(by.unknown, undefined);
		assert.deepEqual(Analysis.parse(analysis), analysis);
	});

	it("leaves it to the rules when the model fails or answers nonsense", async () => {
		for (const value of [null, "text", {}, { ...answer([]), outcome: "great" }]) {
			const { analysis, failure } = await analyse(value);
			assert.equal(analysis.by, "rules");
			assert.notEqual(failure, null);
		}
		const model = createFakeLanguageModel(createFakeClock());
		model.failObject("timeout");
		const { analysis, failure } = await analyseWithModel({
			...input(turns),
			model,
			signal: new AbortController().signal,
		});
		assert.equal(analysis.by, "rules");
		assert.match(failure ?? "", /timeout/);
	});

	it("rejects only when it is aborted", async () => {
		const model = createFakeLanguageModel(createFakeClock());
		await assert.rejects(
			analyseWithModel({ ...input(turns), model, signal: AbortSignal.abort(new Error("stopping")) }),
			/stopping/,
		);
	});
});
