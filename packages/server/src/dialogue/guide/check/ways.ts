import type { GuideDefinition, GuideNode } from "@centralita/contracts";
import type { Nodes, Placed, Report } from "./report.ts";

/** Where a node can lead, each way with its path inside the node. */
function waysOf(node: GuideNode): { path: string; to: string }[] {
	switch (node.kind) {
		case "say":
		case "action":
		case "guide":
			return [{ path: "next", to: node.next }];
		case "ask": {
			const choices = (node.choices ?? []).map(({ next }, index) => ({ path: `choices.${index}.next`, to: next }));
			return node.next === undefined ? choices : [...choices, { path: "next", to: node.next }];
		}
		case "step":
			return [
				{ path: "worked", to: node.worked },
				{ path: "failed", to: node.failed },
			];
		case "decide":
			return [
				...node.cases.map(({ next }, index) => ({ path: `cases.${index}.next`, to: next })),
				{ path: "otherwise", to: node.otherwise },
			];
		case "end":
			return [];
	}
}

const targetsOf = (node: GuideNode): string[] => waysOf(node).map(({ to }) => to);

/** Everything that would leave a person stuck on the way: what leads nowhere, is never reached, or never ends. */
export function checkWays(definition: GuideDefinition, nodes: Nodes, report: Report): void {
	if (!nodes.has(definition.start))
		report("missing-start", null, "start", {
			es:
				definition.start === ""
					? "No hay un primer nodo: elige por dónde empieza la guía."
					: `El primer nodo, «${definition.start}», no existe.`,
			en:
				definition.start === ""
					? "There is no first node: choose where the guide begins."
					: `The first node, "${definition.start}", does not exist.`,
		});
	for (const at of nodes.values()) {
		for (const { path, to } of waysOf(at.node)) {
			if (nodes.has(to)) continue;
			report("missing-target", at, path, {
				es: to === "" ? "Esta salida no lleva a ningún lado." : `Esta salida lleva a «${to}», que no existe.`,
				en: to === "" ? "This way out leads nowhere." : `This way out leads to "${to}", which does not exist.`,
			});
		}
	}
	const reached = reachableFrom(definition.start, nodes);
	for (const [id, at] of nodes) {
		if (reached.has(id)) continue;
		report("unreachable", at, "", { es: "Nada lleva a este nodo.", en: "Nothing leads to this node." });
	}
	const placed = [...nodes].filter(([id]) => reached.has(id));
	const finishing = canFinish(nodes);
	if (definition.nodes.every((node) => node.kind !== "end"))
		report("no-end", null, "nodes", { es: "La guía no tiene un final.", en: "The guide has no end." });
	else
		for (const [id, at] of placed) {
			if (finishing.has(id)) continue;
			report("dead-end", at, "", {
				es: "Desde aquí no se llega a ningún final.",
				en: "From here no end can be reached.",
			});
		}
	for (const [id, at] of placed) {
		if (!loopsSilently(id, nodes)) continue;
		report("endless-loop", at, "", {
			es: "Puede volver a sí mismo sin esperar ninguna respuesta.",
			en: "It can come back to itself without waiting for an answer.",
		});
	}
}

function reachableFrom(start: string, nodes: Nodes): Set<string> {
	const reached = new Set<string>();
	const open = [start];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const at = nodes.get(id);
		if (!at || reached.has(id)) continue;
		reached.add(id);
		open.push(...targetsOf(at.node));
	}
	return reached;
}

/** Nodes from which some end can be reached. */
function canFinish(nodes: Nodes): Set<string> {
	const leadingTo = new Map<string, string[]>();
	for (const [id, { node }] of nodes)
		for (const target of targetsOf(node)) leadingTo.set(target, [...(leadingTo.get(target) ?? []), id]);
	const finishing = new Set<string>();
	const open = [...nodes].filter(([, { node }]) => node.kind === "end").map(([id]) => id);
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (finishing.has(id)) continue;
		finishing.add(id);
		open.push(...(leadingTo.get(id) ?? []));
	}
	return finishing;
}

/** A sub-guide may end without asking, so it does not count as a wait. */
const isSilent = (at: Placed | undefined): boolean =>
	at !== undefined && at.node.kind !== "ask" && at.node.kind !== "step";

function loopsSilently(start: string, nodes: Nodes): boolean {
	const from = nodes.get(start);
	if (!from || !isSilent(from)) return false;
	const seen = new Set<string>();
	const open = targetsOf(from.node);
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (id === start) return true;
		const at = nodes.get(id);
		if (!at || !isSilent(at) || seen.has(id)) continue;
		seen.add(id);
		open.push(...targetsOf(at.node));
	}
	return false;
}
