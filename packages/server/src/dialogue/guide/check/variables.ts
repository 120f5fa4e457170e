import type { GuideDefinition } from "@centralita/contracts";
import { languages, type Nodes, type Report } from "./report.ts";
import { textsOf } from "./texts.ts";

/** What the dialogue knows by itself, or learns before a guide: see the slots of the ladder. */
const builtIn = ["problem", "customerName", "phone", "email", "locale", "consent", "outcome", "guideTried"];

const setBy = (guide: Pick<GuideDefinition, "nodes">): string[] =>
	guide.nodes.flatMap((node) =>
		node.kind === "ask"
			? [node.variable]
			: node.kind === "action" && node.action.type === "set"
				? [node.action.variable]
				: [],
	);

const namedIn = (text: string): string[] =>
	[...text.matchAll(/\{\{\s*([a-zA-Z0-9]+)\s*\}\}/g)].flatMap(([, name]) => name ?? []);

/** Names that nothing gives a value to: most often a slip of the pen. */
export function checkVariables(
	definition: GuideDefinition,
	nodes: Nodes,
	others: readonly GuideDefinition[],
	report: Report,
): void {
	const known = new Set([...builtIn, ...setBy(definition), ...others.flatMap(setBy)]);
	for (const at of nodes.values()) {
		const { node } = at;
		const warn = (path: string, name: string) => {
			if (name === "" || known.has(name)) return;
			report(
				"unknown-variable",
				at,
				path,
				{ es: `Nada da valor a la variable «${name}».`, en: `Nothing gives the variable "${name}" a value.` },
				"warning",
			);
		};
		for (const { path, words } of textsOf(node))
			for (const language of languages)
				for (const name of new Set(namedIn(words?.[language] ?? ""))) warn(`${path}.${language}`, name);
		if (node.kind !== "decide") continue;
		node.cases.forEach(({ when }, index) => {
			warn(`cases.${index}.when.variable`, when.variable);
			if (typeof when.value === "string")
				for (const name of namedIn(when.value)) warn(`cases.${index}.when.value`, name);
		});
	}
}
