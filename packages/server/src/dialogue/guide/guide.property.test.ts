import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition, type GuideNode } from "@centralita/contracts";
import fc from "fast-check";
import { aScript, startTalk } from "../fixtures.ts";
import { validateGuide } from "./validate.ts";

const words = (text: string) => ({ shown: { es: text, en: text } });

/** Any guide at all: nodes of every kind, leading anywhere among themselves. */
function anyGuide(slug: string, inner: string | null): fc.Arbitrary<GuideDefinition> {
	return fc.integer({ min: 2, max: 14 }).chain((count) => {
		const id = fc.integer({ min: 0, max: count - 1 }).map((index) => `n${index}`);
		const node = (own: string): fc.Arbitrary<GuideNode> =>
			fc.oneof(
				fc.record({
					id: fc.constant(own),
					kind: fc.constant("say" as const),
					text: fc.constant(words("Say.")),
					next: id,
				}),
				fc.record({ a: id, b: id }).map(({ a, b }) => ({
					id: own,
					kind: "ask" as const,
					text: words("Which?"),
					variable: "choice",
					answer: "choice" as const,
					optional: false,
					choices: [
						{ value: "a", label: { es: "Rojo", en: "Red" }, next: a },
						{ value: "b", label: { es: "Azul", en: "Blue" }, next: b },
					],
				})),
				fc
					.record({
						next: id,
						answer: fc.constantFrom(
							"text" as const,
							"number" as const,
							"phone" as const,
							"date" as const,
							"name" as const,
						),
						optional: fc.boolean(),
					})
					.map(({ next, answer, optional }) => ({
						id: own,
						kind: "ask" as const,
						text: words("What?"),
						variable: "value",
						answer,
						optional,
						next,
					})),
				fc.record({ worked: id, failed: id }).map(({ worked, failed }) => ({
					id: own,
					kind: "step" as const,
					title: { es: "Paso", en: "Step" },
					instructions: [words("Do."), words("Do more.")],
					warnings: [],
					resources: [],
					expected: { es: "bien.", en: "fine." },
					estimatedMinutes: 1,
					worked,
					failed,
				})),
				fc.record({ a: id, b: id }).map(({ a, b }) => ({
					id: own,
					kind: "decide" as const,
					cases: [{ when: { variable: "choice", is: "equals" as const, value: "a" }, next: a }],
					otherwise: b,
				})),
				fc.record({ next: id, value: fc.constantFrom("a", "b") }).map(({ next, value }) => ({
					id: own,
					kind: "action" as const,
					action: { type: "set" as const, variable: "choice", value },
					next,
				})),
				...(inner === null ? [] : [id.map((next) => ({ id: own, kind: "guide" as const, guide: inner, next }))]),
				fc
					.constantFrom("resolved" as const, "unresolved" as const, "informed" as const)
					.map((outcome) => ({ id: own, kind: "end" as const, outcome })),
			);
		return fc.tuple(...Array.from({ length: count }, (_, index) => node(`n${index}`))).map((nodes) =>
			GuideDefinition.parse({
				slug,
				title: { es: "Prueba", en: "Test" },
				description: { es: "x", en: "x" },
				examples: { es: ["prueba"], en: ["test"] },
				start: "n0",
				nodes,
			}),
		);
	});
}

const answers = [
	"sí",
	"no",
	"listo",
	"no funcionó",
	"ya funciona",
	"rojo",
	"azul",
	"quince",
	"11 4523 1234",
	"mañana",
	"Ana Paz",
	"no sé",
	"repite",
	"atrás",
	"ayuda",
	"espera",
	"blah blah",
	"",
	"gracias",
	"no tengo ganas",
];

describe("guides", () => {
	it("always come to a wait or an end, whatever is answered, valid or not", async () => {
		await fc.assert(
			fc.asyncProperty(
				anyGuide("outer", "inner"),
				anyGuide("inner", null),
				fc.array(fc.constantFrom(...answers), { maxLength: 25 }),
				async (outer, inner, said) => {
					const talk = startTalk("es-419", {
						script: aScript("es-419", {
							guides: [
								{ version: 1, definition: outer },
								{ version: 1, definition: inner },
							],
						}),
					});
					for (const input of [{ type: "choice" as const, value: "outer" }, ...said]) {
						const reply = await talk.say(input);
						assert.notEqual(reply.text.trim(), "");
						assert.ok(reply.events.length < 3000);
						const { guide } = talk.state;
						const definition = guide && (guide.slug === "outer" ? outer : inner);
						const node = definition?.nodes.find(({ id }) => id === guide?.node);
						// A guide that is under way waits at something that can be answered.
						const offered = talk.state.pending !== null;
						assert.ok(guide === null || offered || node?.kind === "ask" || node?.kind === "step");
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	it("that are valid can be led to their end from any wait", () => {
		fc.assert(
			fc.property(anyGuide("outer", null), (guide) => {
				const errors = validateGuide(guide, []).filter(({ severity }) => severity === "error");
				if (errors.length > 0) return;
				const nodes = new Map(guide.nodes.map((node) => [node.id, node]));
				for (const { id } of guide.nodes) {
					const seen = new Set<string>();
					const open = [id];
					let ends = false;
					for (let at = open.pop(); at !== undefined; at = open.pop()) {
						const node = nodes.get(at);
						assert.ok(node, "every target exists");
						if (node.kind === "end") ends = true;
						if (seen.has(at)) continue;
						seen.add(at);
						if (node.kind === "ask")
							open.push(...(node.choices ?? []).map(({ next }) => next), ...(node.next ? [node.next] : []));
						else if (node.kind === "step") open.push(node.worked, node.failed);
						else if (node.kind === "decide") open.push(node.otherwise, ...node.cases.map(({ next }) => next));
						else if (node.kind !== "end") open.push(node.next);
					}
					assert.ok(ends);
				}
			}),
			{ numRuns: 400 },
		);
	});
});
