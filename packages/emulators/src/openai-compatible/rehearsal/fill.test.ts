import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "./fill.ts";
import { rehearse } from "./reply.ts";

const transcript = [
	"[1] assistant: Hola, ¿me dices tu nombre?",
	"[2] contact: Me llamo Ana Torres, no tengo internet desde ayer.",
	"[3] assistant: ¿Un teléfono?",
	"[4] contact: 55 1234 5678, y quiero hablar con una persona.",
].join("\n");

const text = { type: ["string", "null"] };

test("fills nested values with where they come from", () => {
	const value = (about: object) => ({
		type: "object",
		properties: { value: about, confidence: { type: "number" }, turn: { type: ["integer", "null"] } },
	});
	const schema = {
		type: "object",
		properties: { name: value(text), email: value(text), plan: { type: "string", enum: ["basic", "fibre"] } },
	};
	assert.deepEqual(fill(schema, transcript), {
		name: { value: "Ana Torres", confidence: 0.9, turn: 2 },
		email: { value: null, confidence: 0, turn: null },
		plan: "basic",
	});
});

test("fills a list that names its entries, by what the instructions say of each", () => {
	const schema = {
		type: "object",
		properties: {
			summary: { type: "string" },
			outcome: { type: "string", enum: ["resolved", "transferred", "unresolved"] },
			sentiment: { type: "number" },
			values: {
				type: "array",
				items: {
					type: "object",
					properties: {
						name: { type: "string", enum: ["customer", "callback", "service", "urgent"] },
						value: { type: ["string", "number", "boolean", "null"] },
						turn: { type: ["integer", "null"] },
					},
				},
			},
		},
	};
	const instructions = [
		"Fields:",
		"- customer (a person's name): Name of the caller",
		"- callback (E.164, e.g. +541145231234): Phone to call back",
		"- service (one of the options: internet | telephone): What fails",
		"- urgent (true or false): Whether it is urgent",
	].join("\n");
	assert.deepEqual(fill(schema, transcript, instructions), {
		summary: "Me llamo Ana Torres, no tengo internet desde ayer.",
		outcome: "transferred",
		sentiment: 0,
		values: [
			{ name: "customer", value: "Ana Torres", turn: 2 },
			{ name: "callback", value: "5512345678", turn: 4 },
			{ name: "service", value: "internet", turn: 2 },
			{ name: "urgent", value: false, turn: null },
		],
	});
});

test("calls a tool when it is clear with what, and else speaks in the language it is told to", () => {
	const system = "You help.\n- Always answer in Latin American Spanish, whatever the language of tools.";
	const ask = (slugs: string[]) =>
		rehearse({
			model: "m",
			messages: [
				{ role: "system", content: system },
				{ role: "user", content: "no tengo internet" },
			],
			tools: [
				{
					type: "function",
					function: {
						name: "run_guide",
						parameters: { type: "object", properties: { guide: { type: "string", enum: slugs } } },
					},
				},
			],
		});
	assert.deepEqual(ask(["no-power", "no-internet"]).toolCalls, [
		{ name: "run_guide", arguments: { guide: "no-internet" } },
	]);
	assert.match(ask(["no-power"]).text ?? "", /conexión/);
});
