import type { GuideDefinition, GuideNode } from "@centralita/contracts";
import type { FieldProblem } from "../../platform/errors/index.ts";

/** Every node that `node` can lead to. */
export function targetsOf(node: GuideNode): string[] {
	switch (node.kind) {
		case "say":
		case "action":
		case "guide":
			return [node.next];
		case "ask": {
			const choices = (node.choices ?? []).map((choice) => choice.next);
			return node.next === undefined ? choices : [...choices, node.next];
		}
		case "step":
			return [node.worked, node.failed];
		case "decide":
			return [...node.cases.map((branch) => branch.next), node.otherwise];
		case "end":
			return [];
	}
}

const reach = (from: readonly string[], edges: ReadonlyMap<string, readonly string[]>) => {
	const seen = new Set<string>();
	const queue = [...from];
	for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
		if (seen.has(id)) continue;
		seen.add(id);
		queue.push(...(edges.get(id) ?? []));
	}
	return seen;
};

/** What keeps a guide from being published, by path; empty when it is sound. `known` are the slugs of other guides. */
export function guideProblems(definition: GuideDefinition, known: ReadonlySet<string>): FieldProblem[] {
	const problems: FieldProblem[] = [];
	const forward = new Map<string, string[]>();
	const backward = new Map<string, string[]>();
	definition.nodes.forEach((node, index) => {
		if (forward.has(node.id)) problems.push({ path: `nodes.${index}.id`, message: `"${node.id}" is used twice` });
		forward.set(node.id, targetsOf(node));
		for (const target of targetsOf(node)) backward.set(target, [...(backward.get(target) ?? []), node.id]);
	});
	if (!forward.has(definition.start)) problems.push({ path: "start", message: `no node "${definition.start}"` });
	const reachable = reach([definition.start], forward);
	const ending = reach(
		definition.nodes.filter((node) => node.kind === "end").map((node) => node.id),
		backward,
	);
	definition.nodes.forEach((node, index) => {
		const path = `nodes.${index}`;
		for (const target of targetsOf(node)) {
			if (!forward.has(target)) problems.push({ path, message: `"${node.id}" leads to "${target}", which is missing` });
		}
		if (node.kind === "ask" && targetsOf(node).length === 0)
			problems.push({ path, message: `"${node.id}" leads nowhere` });
		if (node.kind === "guide" && !known.has(node.guide))
			problems.push({ path: `${path}.guide`, message: `no guide "${node.guide}"` });
		if (!reachable.has(node.id)) problems.push({ path, message: `"${node.id}" cannot be reached` });
		if (!ending.has(node.id)) problems.push({ path, message: `"${node.id}" never comes to an end` });
	});
	return problems;
}
