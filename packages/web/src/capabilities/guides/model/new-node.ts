import type { GuideDefinition, GuideNode } from "@centralita/contracts";

export const nodeKinds = ["say", "ask", "step", "decide", "action", "guide", "end"] as const;
export type NodeKind = GuideNode["kind"];
type Content = Pick<GuideDefinition, "nodes">;

/** An id that no node has: the stem and the first free number. */
export function freeId(stem: string, taken: ReadonlySet<string>): string {
	for (let number = 1; ; number++) {
		const id = `${stem.slice(0, 56)}-${number}`;
		if (!taken.has(id)) return id;
	}
}

export const idsOf = ({ nodes }: Content): Set<string> => new Set(nodes.map(({ id }) => id));

/** A node to be filled in; every way out leads nowhere yet. */
export function newNode(kind: NodeKind, id: string): GuideNode {
	const text = { shown: {} };
	switch (kind) {
		case "say":
			return { id, kind, text, next: "" };
		case "ask":
			return {
				id,
				kind,
				text,
				variable: variableOf(id),
				answer: "choice",
				optional: false,
				choices: [
					{ value: "yes", label: { es: "Sí", en: "Yes" }, next: "" },
					{ value: "no", label: { es: "No", en: "No" }, next: "" },
				],
			};
		case "step":
			return {
				id,
				kind,
				title: {},
				instructions: [text],
				warnings: [],
				resources: [],
				expected: {},
				estimatedMinutes: 2,
				worked: "",
				failed: "",
			};
		case "decide":
			return {
				id,
				kind,
				cases: [{ when: { variable: "", is: "equals", value: "" }, next: "" }],
				otherwise: "",
			};
		case "action":
			return { id, kind, action: { type: "ticket", priority: "normal" }, next: "" };
		case "guide":
			return { id, kind, guide: "", next: "" };
		case "end":
			return { id, kind, outcome: "resolved" };
	}
}

/** `ask-2` asks for `ask2`. */
const variableOf = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
