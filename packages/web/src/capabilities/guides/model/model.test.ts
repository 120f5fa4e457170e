import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDraft } from "@centralita/contracts";
import fc from "fast-check";
import { exitsOf } from "../outline.ts";
import { autoLayout, placesOf } from "./auto-layout.ts";
import { newNode, nodeKinds } from "./new-node.ts";
import { addNode, connect, moveNodes, nodeOf, openExit, pasteNodes, removeNodes } from "./operations.ts";

const empty = GuideDraft.parse({
	slug: "g",
	title: {},
	description: {},
	examples: {},
	start: "",
	nodes: [],
});
const origin = { x: 0, y: 0 };

type Deed =
	| { type: "add"; kind: number; from: number }
	| { type: "connect"; from: number; exit: number; to: number }
	| { type: "remove"; at: number }
	| { type: "paste"; at: number[] };

const deed: fc.Arbitrary<Deed> = fc.oneof(
	fc.record({ type: fc.constant("add" as const), kind: fc.nat(), from: fc.nat() }),
	fc.record({ type: fc.constant("connect" as const), from: fc.nat(), exit: fc.nat(), to: fc.nat() }),
	fc.record({ type: fc.constant("remove" as const), at: fc.nat() }),
	fc.record({ type: fc.constant("paste" as const), at: fc.array(fc.nat(), { maxLength: 3 }) }),
);

function apply(guide: typeof empty, deed: Deed): typeof empty {
	const pick = (index: number) => guide.nodes[index % Math.max(1, guide.nodes.length)];
	if (deed.type === "add") {
		const from = pick(deed.from);
		const path = from ? openExit(from) : null;
		const kind = nodeKinds[deed.kind % nodeKinds.length] ?? "say";
		return addNode(guide, kind, origin, from && path ? { node: from.id, path } : null).guide;
	}
	if (deed.type === "connect") {
		const from = pick(deed.from);
		const exits = from ? exitsOf(from) : [];
		const exit = exits[deed.exit % Math.max(1, exits.length)];
		return from && exit ? connect(guide, { node: from.id, path: exit.path }, pick(deed.to)?.id ?? "") : guide;
	}
	if (deed.type === "remove") return removeNodes(guide, new Set([pick(deed.at)?.id ?? ""]));
	const nodes = [...new Set(deed.at.flatMap((index) => pick(index) ?? []))];
	return pasteNodes(
		guide,
		nodes.map((node) => ({ node, at: origin })),
		{ x: 40, y: 40 },
	).guide;
}

describe("editing a guide", () => {
	it("leaves a draft that can be saved, and no way that leads to what is not there", () => {
		fc.assert(
			fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
				const guide = deeds.reduce(apply, empty);
				assert.ok(GuideDraft.safeParse(guide).success);
				const ids = guide.nodes.map(({ id }) => id);
				assert.equal(new Set(ids).size, ids.length);
				assert.ok(guide.start === "" || ids.includes(guide.start));
				for (const node of guide.nodes)
					for (const { to } of exitsOf(node)) assert.ok(to === "" || ids.includes(to), `${node.id} → ${to}`);
			}),
		);
	});

	it("takes every way out that a node of each kind has", () => {
		for (const kind of nodeKinds) {
			const { guide, id } = addNode(empty, kind, origin, null);
			const node = nodeOf(guide, id);
			assert.ok(node);
			for (const { path } of exitsOf(node)) {
				const led = nodeOf(connect(guide, { node: id, path }, id), id);
				assert.equal(led && exitsOf(led).find((exit) => exit.path === path)?.to, id);
			}
		}
	});

	it("copies nodes with the ways among them", () => {
		const first = addNode(empty, "say", origin, null);
		const second = addNode(first.guide, "end", origin, { node: first.id, path: "next" });
		const copied = second.guide.nodes.map((node) => ({ node, at: { x: 1, y: 2 } }));
		const { guide, ids } = pasteNodes(second.guide, copied, { x: 10, y: 10 });
		assert.deepEqual(ids, ["say-2", "end-2"]);
		const copy = nodeOf(guide, "say-2");
		assert.equal(copy?.kind === "say" && copy.next, "end-2");
		assert.deepEqual(guide.layout?.["say-2"], { x: 11, y: 12 });
	});

	it("gives every node a place of its own, and leaves those alone that have one", () => {
		let guide = empty;
		for (let index = 0; index < 150; index++) {
			const from = guide.nodes.at(-1);
			const path = from ? openExit(from) : null;
			guide = addNode(guide, index % 3 ? "step" : "say", origin, from && path ? { node: from.id, path } : null).guide;
		}
		const places = autoLayout(guide);
		assert.equal(new Set(Object.values(places).map(({ x, y }) => `${x} ${y}`)).size, 150);
		const moved = moveNodes({ ...guide, layout: {} }, { "say-1": { x: 7, y: 8 } });
		assert.deepEqual(placesOf(moved)["say-1"], { x: 7, y: 8 });
		assert.equal(Object.keys(placesOf(moved)).length, 150);
		assert.equal(newNode("ask", "ask-2").kind, "ask");
	});
});
