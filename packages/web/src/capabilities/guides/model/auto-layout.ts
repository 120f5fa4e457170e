import type { GuideDefinition } from "@centralita/contracts";
import { graphlib, layout } from "@dagrejs/dagre";
import { exitsOf } from "../outline.ts";
import type { Position } from "./operations.ts";

/** As wide as a node's card, and about as high as one with so many ways out. */
export const nodeWidth = 256;
const heightOf = (exits: number): number => 84 + 28 * exits;

/** A place for every node: from the start to the right, what comes later further on. */
export function autoLayout(guide: Pick<GuideDefinition, "nodes" | "start">): Record<string, Position> {
	const graph = new graphlib.Graph();
	graph.setGraph({ rankdir: "LR", nodesep: 36, ranksep: 96, marginx: 24, marginy: 24 });
	graph.setDefaultEdgeLabel(() => ({}));
	const known = new Set(guide.nodes.map(({ id }) => id));
	for (const node of guide.nodes) {
		graph.setNode(node.id, { width: nodeWidth, height: heightOf(exitsOf(node).length) });
	}
	for (const node of guide.nodes)
		for (const { to } of exitsOf(node)) if (known.has(to) && to !== node.id) graph.setEdge(node.id, to);
	layout(graph);
	return Object.fromEntries(
		guide.nodes.map((node) => {
			const { x, y, width, height } = graph.node(node.id) as Position & { width: number; height: number };
			return [node.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
		}),
	);
}

/** Where each node stands: as it was put, or where the layout of all would put it. */
export function placesOf(guide: GuideDefinition): Record<string, Position> {
	const { layout: given = {} } = guide;
	if (guide.nodes.every(({ id }) => given[id])) return given;
	return { ...autoLayout(guide), ...given };
}
