import type { GuideEdges, GuideNode } from "@centralita/contracts";
import { exitsOf } from "../outline.ts";

/** How often a way was taken, and its share 0–1 of all that led on from its node. */
export type Traffic = { times: number; share: number };

/**
 * What real sessions took of a node's ways, by path. A step's ways are told apart by their outcome; of several others to
 * one node the first has the sum, as only where they lead is known.
 */
export function trafficOf(node: GuideNode, edges: GuideEdges["edges"]): Map<string, Traffic> {
	const here = edges.filter((edge) => edge.node === node.id);
	const total = here.reduce((sum, { times }) => sum + times, 0);
	const found = new Map<string, Traffic>();
	if (total === 0) return found;
	const exits = exitsOf(node);
	for (const edge of here) {
		const there = exits.filter(({ to }) => to === edge.next);
		const exit = there.find(({ path }) => path === edge.outcome) ?? there[0];
		if (!exit) continue;
		const times = (found.get(exit.path)?.times ?? 0) + edge.times;
		found.set(exit.path, { times, share: times / total });
	}
	return found;
}
