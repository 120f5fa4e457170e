import type { GuideDefinition, GuideNode, LocalizedText } from "@centralita/contracts";

/** A way out of a node: by a choice's label, a case, or one of the fixed names; `path` is where the node keeps it. */
export type Exit = {
	path: string;
	label:
		| { kind: "text"; text: LocalizedText }
		| { kind: "if"; condition: string }
		| { kind: "worked" | "failed" | "otherwise" | "next" };
	to: string;
};

/** Where a node leads. */
export function exitsOf(node: GuideNode): Exit[] {
	switch (node.kind) {
		case "ask": {
			const choices = (node.choices ?? []).map((choice, index) => ({
				path: `choices.${index}.next`,
				label: { kind: "text" as const, text: choice.label },
				to: choice.next,
			}));
			return node.next === undefined ? choices : [...choices, { path: "next", label: { kind: "next" }, to: node.next }];
		}
		case "step":
			return [
				{ path: "worked", label: { kind: "worked" }, to: node.worked },
				{ path: "failed", label: { kind: "failed" }, to: node.failed },
			];
		case "decide":
			return [
				...node.cases.map(({ when, next }, index) => ({
					path: `cases.${index}.next`,
					label: {
						kind: "if" as const,
						condition: [when.variable, signs[when.is], when.value].filter((part) => part !== undefined).join(" "),
					},
					to: next,
				})),
				{ path: "otherwise", label: { kind: "otherwise" }, to: node.otherwise },
			];
		case "end":
			return [];
		default:
			return [{ path: "next", label: { kind: "next" }, to: node.next }];
	}
}

const signs = {
	equals: "=",
	"not-equals": "≠",
	contains: "∋",
	present: "✓",
	absent: "∅",
	greater: ">",
	less: "<",
} as const;

/** The nodes in the order in which a person meets them: from the start, nearest first. */
export function inReadingOrder(definition: Pick<GuideDefinition, "start" | "nodes">): GuideNode[] {
	const byId = new Map(definition.nodes.map((node) => [node.id, node]));
	const ordered = new Map<string, GuideNode>();
	const stack = [definition.start];
	for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
		const node = byId.get(id);
		if (!node || ordered.has(id)) continue;
		ordered.set(id, node);
		stack.push(
			...exitsOf(node)
				.map((exit) => exit.to)
				.reverse(),
		);
	}
	return [...ordered.values(), ...definition.nodes.filter((node) => !ordered.has(node.id))];
}
