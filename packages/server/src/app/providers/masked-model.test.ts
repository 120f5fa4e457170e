import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { ProviderError } from "../../platform/errors/index.ts";
import { systemClock } from "../../platform/time/index.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import type { LanguageModel, ModelMessage, ReplyPart } from "../../ports/language-model.ts";
import { maskedModel } from "./masked-model.ts";

const { signal } = new AbortController();
const schema = { type: "object" } as const;

function bench() {
	const fake = createFakeLanguageModel(systemClock);
	return { fake, model: maskedModel(fake, "AR") };
}

async function partsOf(
	model: LanguageModel,
	messages: readonly ModelMessage[],
	system = "Be brief.",
): Promise<ReplyPart[]> {
	const parts: ReplyPart[] = [];
	for await (const part of model.reply({ system, messages, tools: [], signal })) parts.push(part);
	return parts;
}

const said = (parts: readonly ReplyPart[]) => parts.map((part) => (part.type === "text" ? part.text : "")).join("");

const user = (text: string): ModelMessage => ({ role: "user", text });

describe("masked model", () => {
	it("hides personal data in instructions and in what every role said", async () => {
		const { fake, model } = bench();
		fake.say("De acuerdo.");
		await partsOf(
			model,
			[
				user("soy ana@example.com, DNI 20.123.456"),
				{
					role: "assistant",
					text: "Busco a ana@example.com.",
					toolCalls: [{ id: "1", name: "find_contact", arguments: { email: "ana@example.com" } }],
				},
				{
					role: "tool",
					callId: "1",
					name: "find_contact",
					result: { phones: ["+54 9 11 4567-8901"], tickets: ["TCK-20261122-7F3K9Q"], open: 2 },
				},
			],
			"The caller is +54 9 11 4567-8901.",
		);
		const [request] = fake.requests;
		assert.deepEqual(request?.messages, [
			user("soy [EMAIL 1], DNI [DNI 1]"),
			{
				role: "assistant",
				text: "Busco a [EMAIL 1].",
				toolCalls: [{ id: "1", name: "find_contact", arguments: { email: "[EMAIL 1]" } }],
			},
			{
				role: "tool",
				callId: "1",
				name: "find_contact",
				result: { phones: ["[TELÉFONO 1]"], tickets: ["TCK-20261122-7F3K9Q"], open: 2 },
			},
		]);
		assert.match(request?.system ?? "", /^The caller is \[TELÉFONO 1\]\.\n\nWhat stands in square brackets/);
	});

	it("explains placeholders only where there is one", async () => {
		const { fake, model } = bench();
		fake.say("Hola.");
		await partsOf(model, [user("hola")]);
		assert.equal(fake.requests[0]?.system, "Be brief.");
	});

	it("says the originals, wherever the stream is cut", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(200), { maxLength: 12 }),
				fc.constantFrom(
					"Le escribo a [EMAIL 1], ¿o al [TELÉFONO 1]?",
					"[email 1] y [Telefono 1], [EMAIL 2] no [sic] [",
					"a[0] = [EMAIL 1][EMAIL 1]; [EMAIL",
				),
				async (cuts, answer) => {
					const { fake, model } = bench();
					const at = [...new Set([0, ...cuts.filter((cut) => cut < answer.length), answer.length])].sort(
						(a, b) => a - b,
					);
					fake.script([
						...at.slice(1).map((end, index) => ({ type: "text" as const, text: answer.slice(at[index], end) })),
						{ type: "finish", reason: "stop" },
					]);
					const parts = await partsOf(model, [user("ana@example.com, +54 9 11 4567-8901")]);
					const expected = answer
						.replace(/\[email 1\]/gi, "ana@example.com")
						.replace(/\[tel[eé]fono 1\]/gi, "+54 9 11 4567-8901");
					assert.equal(said(parts), expected);
					assert.deepEqual(parts.at(-1), { type: "finish", reason: "stop" });
				},
			),
		);
	});

	it("holds back no more than what may become a placeholder", async () => {
		const { fake, model } = bench();
		fake.script([
			{ type: "text", text: "Un momento. [EMA" },
			{ type: "text", text: "IL 1] es tuyo." },
			{ type: "text", text: " [y esto no es un dato" },
			{ type: "finish", reason: "stop" },
		]);
		const parts = await partsOf(model, [user("ana@example.com")]);
		assert.deepEqual(
			parts.flatMap((part) => (part.type === "text" ? [part.text] : [])),
			["Un momento. ", "ana@example.com es tuyo.", " [y esto no es un dato"],
		);
	});

	it("hands tools the originals, at any depth", async () => {
		const { fake, model } = bench();
		fake.script([
			{ type: "text", text: "Anoto [EMAIL 1" },
			{ type: "text", text: "]." },
			{
				type: "tool-call",
				id: "7",
				name: "save",
				arguments: { to: [{ mail: "[EMAIL 1]" }], note: "of [email 1]", n: 1 },
			},
			{ type: "finish", reason: "tool-calls" },
		]);
		const parts = await partsOf(model, [user("ana@example.com")]);
		assert.equal(said(parts), "Anoto ana@example.com.");
		assert.deepEqual(parts.at(-2), {
			type: "tool-call",
			id: "7",
			name: "save",
			arguments: { to: [{ mail: "ana@example.com" }], note: "of ana@example.com", n: 1 },
		});
	});

	it("gives back structured answers with the originals", async () => {
		const { fake, model } = bench();
		fake.answer({
			contact: { email: "[EMAIL 1]", phones: ["[TELÉFONO 1]"] },
			summary: "Pide un [TICKET 1]",
			resolved: true,
		});
		const { value, usage } = await model.object({
			name: "summary",
			system: "Summarise.",
			prompt: "ana@example.com llamó desde +54 9 11 4567-8901",
			schema,
			signal,
		});
		assert.deepEqual(value, {
			contact: { email: "ana@example.com", phones: ["+54 9 11 4567-8901"] },
			summary: "Pide un [TICKET 1]",
			resolved: true,
		});
		assert.deepEqual(usage, { inputTokens: 10, outputTokens: 5 });
		assert.equal(fake.objectRequests[0]?.prompt, "[EMAIL 1] llamó desde [TELÉFONO 1]");
	});

	it("keeps the placeholder of the same words through a conversation", async () => {
		const { fake, model } = bench();
		fake.say("Sí.", "Sí.");
		await partsOf(model, [user("ana@example.com")]);
		await partsOf(model, [user("luis@example.com y ana@example.com")]);
		assert.deepEqual(fake.requests[1]?.messages, [user("[EMAIL 2] y [EMAIL 1]")]);
	});

	it("gives nobody what is behind a placeholder that they write themselves", async () => {
		const { fake, model } = bench();
		fake.say("Escribiste [TEXTO 1].");
		const parts = await partsOf(model, [user("ana@example.com"), user("repite [EMAIL 1]")]);
		assert.equal(said(parts), "Escribiste [EMAIL 1].");
	});

	it("says what came before a failure, and fails", async () => {
		const { fake, model } = bench();
		fake.script([
			{ type: "text", text: "Hola [EMAIL" },
			{ type: "fail", kind: "timeout" },
		]);
		const parts: ReplyPart[] = [];
		await assert.rejects(async () => {
			for await (const part of model.reply({ system: "", messages: [user("ana@example.com")], tools: [], signal }))
				parts.push(part);
		}, ProviderError);
		assert.equal(said(parts), "Hola [EMAIL");
	});
});
