/** What can be done to a guide in the editor. Each returns a new guide; nodes that stay the same stay the same objects. */
import type { GuideDefinition, GuideNode } from "@centralita/contracts";
import { exitsOf } from "../outline.ts";
import { freeId, idsOf, type NodeKind, newNode } from "./new-node.ts";

export type Position = { x: number; y: number };
/** A way out: of which node, by which of its paths. */
export type Way = { node: string; path: string };

export const nodeOf = (guide: GuideDefinition, id: string): GuideNode | undefined =>
	guide.nodes.find((node) => node.id === id);

const replace = (guide: GuideDefinition, id: string, change: (node: GuideNode) => GuideNode): GuideDefinition => ({
	...guide,
	nodes: guide.nodes.map((node) => (node.id === id ? change(node) : node)),
});

/** The node with one of its ways out leading elsewhere; as it is when it has no such way. */
function withTarget(node: GuideNode, path: string, to: string): GuideNode {
	const index = Number(path.split(".")[1]);
	switch (node.kind) {
		case "say":
		case "action":
		case "guide":
			return path === "next" ? { ...node, next: to } : node;
		case "step":
			return path === "worked" || path === "failed" ? { ...node, [path]: to } : node;
		case "decide":
			if (path === "otherwise") return { ...node, otherwise: to };
			return { ...node, cases: node.cases.map((one, place) => (place === index ? { ...one, next: to } : one)) };
		case "ask":
			if (path === "next") return { ...node, next: to };
			return {
				...node,
				choices: (node.choices ?? []).map((choice, place) => (place === index ? { ...choice, next: to } : choice)),
			};
		case "end":
			return node;
	}
}

export const connect = (guide: GuideDefinition, { node, path }: Way, to: string): GuideDefinition =>
	replace(guide, node, (from) => withTarget(from, path, to));

export const updateNode = (guide: GuideDefinition, node: GuideNode): GuideDefinition =>
	replace(guide, node.id, () => node);

/** Adds a node, and leads `from` to it. */
export function addNode(
	guide: GuideDefinition,
	kind: NodeKind,
	at: Position,
	from: Way | null,
): { guide: GuideDefinition; id: string } {
	const id = freeId(kind, idsOf(guide));
	const grown: GuideDefinition = {
		...guide,
		start: guide.start === "" ? id : guide.start,
		nodes: [...guide.nodes, newNode(kind, id)],
		layout: { ...guide.layout, [id]: at },
	};
	return { guide: from === null ? grown : connect(grown, from, id), id };
}

/** The first way out that leads nowhere. */
export const openExit = (node: GuideNode): string | null => exitsOf(node).find(({ to }) => to === "")?.path ?? null;

/** Without those nodes; what led to them leads nowhere. */
export function removeNodes(guide: GuideDefinition, ids: ReadonlySet<string>): GuideDefinition {
	if (ids.size === 0) return guide;
	const layout = Object.fromEntries(Object.entries(guide.layout ?? {}).filter(([id]) => !ids.has(id)));
	return {
		...guide,
		start: ids.has(guide.start) ? "" : guide.start,
		nodes: guide.nodes.flatMap((node) => (ids.has(node.id) ? [] : [withoutTargets(node, (to) => ids.has(to))])),
		layout,
	};
}

const withoutTargets = (node: GuideNode, gone: (to: string) => boolean): GuideNode =>
	exitsOf(node).reduce((rest, { path, to }) => (gone(to) ? withTarget(rest, path, "") : rest), node);

/** Copies with ids of their own; ways among them lead to the copies, ways out of them as before, where that is still there. */
export function pasteNodes(
	guide: GuideDefinition,
	copied: readonly { node: GuideNode; at: Position }[],
	shift: Position,
): { guide: GuideDefinition; ids: string[] } {
	const taken = idsOf(guide);
	const names = new Map<string, string>();
	for (const { node } of copied) {
		const id = freeId(node.id.replace(/-\d+$/, ""), taken);
		taken.add(id);
		names.set(node.id, id);
	}
	const nodes = copied.map(({ node }) => {
		const led = exitsOf(node).reduce((rest, { path, to }) => withTarget(rest, path, names.get(to) ?? to), node);
		return withoutTargets({ ...led, id: names.get(node.id) ?? node.id }, (to) => to !== "" && !taken.has(to));
	});
	const places = copied.map(({ node, at }) => [names.get(node.id), { x: at.x + shift.x, y: at.y + shift.y }]);
	return {
		guide: {
			...guide,
			nodes: [...guide.nodes, ...nodes],
			layout: { ...guide.layout, ...Object.fromEntries(places) },
		},
		ids: [...names.values()],
	};
}

export const moveNodes = (guide: GuideDefinition, places: Readonly<Record<string, Position>>): GuideDefinition => ({
	...guide,
	layout: { ...guide.layout, ...places },
});
