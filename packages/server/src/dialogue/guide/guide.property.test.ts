import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition, type GuideNode, type GuideProblemCode } from "@centralita/contracts";
import fc from "fast-check";
import { aScript, startTalk } from "../fixtures.ts";
import { journalSince } from "./journal.ts";
import type { JournalEntry } from "./journal-entry.ts";
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

type Steps = { kind: "say" | "set" | "decide" | "ask" | "typed" | "step" | "guide"; side: number };

/** A guide without errors: every node leads on to the next, and those that wait also anywhere else, back included. */
const validGuide = (slug: string, inner: string | null): fc.Arbitrary<GuideDefinition> =>
	fc
		.array(
			fc.record({
				kind: fc.constantFrom<Steps["kind"]>(
					"say",
					"set",
					"decide",
					"ask",
					"typed",
					"step",
					...(inner === null ? [] : (["guide"] as const)),
				),
				side: fc.nat(),
			}),
			{ minLength: 1, maxLength: 12 },
		)
		.map((steps) => {
			const nodes = steps.map(({ kind, side }, index): unknown => {
				const id = `n${index}`;
				const next = `n${index + 1}`;
				const anywhere = `n${side % (steps.length + 1)}`;
				const ahead = `n${index + 1 + (side % (steps.length - index))}`;
				const yes = { value: "a", label: { es: "Rojo", en: "Red" }, next };
				const no = { value: "b", label: { es: "Azul", en: "Blue" }, next: anywhere };
				const when = { variable: "colour", is: "equals", value: "b" };
				const base = { id, text: words("Text.") };
				if (kind === "say") return { ...base, kind, next };
				if (kind === "set")
					return { id, kind: "action", action: { type: "set", variable: "colour", value: "b" }, next };
				if (kind === "decide") return { id, kind, cases: [{ when, next: ahead }], otherwise: next };
				if (kind === "ask") return { ...base, kind, variable: "colour", answer: "choice", choices: [yes, no] };
				if (kind === "typed") return { ...base, kind: "ask", variable: "amount", answer: "number", next };
				if (kind === "guide") return { id, kind, guide: inner, next };
				const title = { es: "Paso", en: "Step" };
				const instructions = [words("Do."), words("Do more.")];
				return { id, kind, title, instructions, expected: title, worked: next, failed: anywhere };
			});
			return GuideDefinition.parse({
				slug,
				title: { es: "Prueba", en: "Test" },
				description: { es: "x", en: "x" },
				examples: { es: ["prueba"], en: ["test"] },
				start: "n0",
				nodes: [...nodes, { id: `n${steps.length}`, kind: "end", outcome: "resolved" }],
			});
		});

const errorsOf = (guide: GuideDefinition, others: readonly GuideDefinition[]) =>
	validateGuide(guide, others).filter(({ severity }) => severity === "error");

/** What goes wrong in one place of a guide that was sound; null where the guide has no such place. */
const faults: Partial<Record<GuideProblemCode, (guide: GuideDefinition, pick: number) => GuideDefinition | null>> = {
	"missing-target": (guide, pick) => lead(guide, pick, "gone"),
	"missing-start": (guide) => ({ ...guide, start: "gone" }),
	unreachable: (guide) => ({ ...guide, nodes: [...guide.nodes, { id: "lost", kind: "end", outcome: "informed" }] }),
	"duplicate-node": (guide, pick) => {
		const again = guide.nodes[pick % guide.nodes.length];
		return again ? { ...guide, nodes: [...guide.nodes, again] } : null;
	},
	"no-end": (guide) => ({ ...guide, nodes: guide.nodes.map((node) => (node.kind === "end" ? stuck(node.id) : node)) }),
	"dead-end": (guide, pick) => {
		const led = lead(guide, pick, "pit");
		return led && { ...led, nodes: [...led.nodes, stuck("pit")] };
	},
	"endless-loop": (guide, pick) => {
		const led = lead(guide, pick, "pit");
		return led && { ...led, nodes: [...led.nodes, stuck("pit")] };
	},
	"missing-language": (guide, pick) =>
		change(guide, pick, (node) => (node.kind === "say" ? { ...node, text: { shown: { es: "Hola." } } } : null)),
	"too-long-to-say": (guide, pick) =>
		change(guide, pick, (node) =>
			node.kind === "say" ? { ...node, text: words("Otra vez lo mismo. ".repeat(30)) } : null,
		),
	"missing-choices": (guide, pick) =>
		change(guide, pick, (node) =>
			node.kind === "ask" && node.choices ? { ...node, choices: node.choices.slice(0, 1) } : null,
		),
	"same-label": (guide, pick) =>
		change(guide, pick, (node) =>
			node.kind === "ask" && node.choices
				? { ...node, choices: node.choices.map((choice) => ({ ...choice, label: { es: "Él", en: "He" } })) }
				: null,
		),
	"duplicate-choice": (guide, pick) =>
		change(guide, pick, (node) =>
			node.kind === "ask" && node.choices
				? { ...node, choices: node.choices.map((choice) => ({ ...choice, value: "same" })) }
				: null,
		),
	"missing-next": (guide, pick) =>
		change(guide, pick, (node) => {
			if (node.kind !== "ask" || node.choices) return null;
			const { next: _next, ...rest } = node;
			return rest;
		}),
	"missing-value": (guide, pick) =>
		change(guide, pick, (node) =>
			node.kind === "decide"
				? { ...node, cases: node.cases.map((one) => ({ ...one, when: { ...one.when, value: "" } })) }
				: null,
		),
	"unknown-guide": (guide, pick) =>
		change(guide, pick, (node) => (node.kind === "guide" ? { ...node, guide: "gone" } : null)),
	"guide-cycle": (guide, pick) =>
		change(guide, pick, (node) => (node.kind === "guide" ? { ...node, guide: guide.slug } : null)),
	"invalid-value": (guide, pick) =>
		change(guide, pick, (node) => (node.kind === "ask" ? { ...node, variable: "Not a name" } : null)),
};

const stuck = (id: string): GuideNode => ({ id, kind: "say", text: words("Again."), next: id });

/** Changes one of the nodes that `how` can change. */
function change(
	guide: GuideDefinition,
	pick: number,
	how: (node: GuideNode) => GuideNode | null,
): GuideDefinition | null {
	const places = guide.nodes.flatMap((node, index) => (how(node) ? [index] : []));
	const place = places[pick % Math.max(1, places.length)];
	return place === undefined
		? null
		: { ...guide, nodes: guide.nodes.map((node, index) => (index === place ? (how(node) ?? node) : node)) };
}

/** Leads one way out of one node somewhere else. */
const lead = (guide: GuideDefinition, pick: number, to: string) =>
	change(guide, pick, (node) => {
		if (node.kind === "say" || node.kind === "action" || node.kind === "guide") return { ...node, next: to };
		if (node.kind === "decide") return { ...node, otherwise: to };
		if (node.kind === "step") return { ...node, worked: to };
		if (node.kind !== "ask") return null;
		if (!node.choices) return { ...node, next: to };
		return { ...node, choices: node.choices.map((choice, index) => (index === 0 ? { ...choice, next: to } : choice)) };
	});

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

	it("that are valid always come to their end or a wait, and any wait can be led to the end", async () => {
		await fc.assert(
			fc.asyncProperty(
				validGuide("outer", "inner"),
				validGuide("inner", null),
				fc.array(fc.constantFrom(...answers), { maxLength: 15 }),
				async (outer, inner, said) => {
					assert.deepEqual(errorsOf(inner, []), []);
					assert.deepEqual(errorsOf(outer, [inner]), []);
					const talk = startTalk("es-419", {
						script: aScript("es-419", {
							guides: [
								{ version: 1, definition: outer },
								{ version: 1, definition: inner, inner: true },
							],
						}),
					});
					const waiting = () => {
						const { guide, pending } = talk.state;
						const definition = guide?.slug === "outer" ? outer : inner;
						const node = definition.nodes.find(({ id }) => id === guide?.node);
						assert.ok(guide === null || pending !== null || node?.kind === "ask" || node?.kind === "step");
						return guide === null || pending !== null ? null : node;
					};
					for (const input of [{ type: "choice" as const, value: "outer" }, ...said]) {
						await talk.say(input);
						waiting();
					}
					for (let turns = 0, node = waiting(); node; turns++) {
						assert.ok(turns < 200, "the first answers lead to the end");
						if (node.kind === "step") await talk.say({ type: "choice", value: "worked" });
						else if (node.kind === "ask" && node.choices) await talk.say({ type: "choice", value: "a" });
						else await talk.say("quince");
						node = waiting();
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	it("leave a path without gaps, in which each node is where the one before led", async () => {
		await fc.assert(
			fc.asyncProperty(
				validGuide("outer", "inner"),
				validGuide("inner", null),
				fc.array(fc.constantFrom(...answers, "outer"), { maxLength: 25 }),
				async (outer, inner, said) => {
					const talk = startTalk("es-419", {
						script: aScript("es-419", {
							guides: [
								{ version: 1, definition: outer },
								{ version: 1, definition: inner, inner: true },
							],
						}),
					});
					const written: JournalEntry[] = [];
					for (const text of ["outer", ...said]) {
						const before = talk.state;
						await talk.say(text === "outer" ? { type: "choice", value: text } : text);
						written.push(...journalSince(before, talk.state));
						assert.deepEqual(journalSince(talk.state, talk.state), []);
					}
					for (const entries of Map.groupBy(written, ({ run }) => run).values()) {
						assert.deepEqual(
							entries.map(({ number }) => number),
							entries.map((_, index) => index + 1),
						);
						assert.equal(entries[0]?.type, "began");
						let at = outer.start;
						for (const entry of entries) {
							if (entry.type !== "node" || entry.guide !== "outer") continue;
							assert.equal(entry.node, at);
							at = entry.to ?? at;
						}
					}
				},
			),
			{ numRuns: 100 },
		);
	});

	for (const [code, plant] of Object.entries(faults))
		it(`are refused for a planted ${code}`, () => {
			let planted = 0;
			fc.assert(
				fc.property(validGuide("outer", "inner"), validGuide("inner", null), fc.nat(), (outer, inner, pick) => {
					const broken = plant(outer, pick);
					if (broken === null) return;
					planted++;
					const codes = errorsOf(broken, [inner]).map((problem) => problem.code as string);
					assert.ok(codes.includes(code), `${code} is not among ${codes.join(", ")}`);
				}),
				{ numRuns: 100 },
			);
			assert.ok(planted > 10, `only ${planted} guides had a place for it`);
		});
});
