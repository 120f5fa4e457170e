import { GuideDefinition, type GuideProblem } from "@centralita/contracts";
import { checkAnswers } from "./check/answers.ts";
import { checkGuides } from "./check/guides.ts";
import { createReport, type Placed } from "./check/report.ts";
import { checkTexts } from "./check/texts.ts";
import { checkVariables } from "./check/variables.ts";
import { checkWays } from "./check/ways.ts";

/** A text that takes longer to say than this is hard to follow on a call. */
const defaultSpokenSeconds = 15;

/**
 * Everything that would leave a person stuck or without words: targets that are not there, nodes nobody reaches, no way
 * to an end, loops that never wait for an answer, choices without effect, guides that contain themselves, texts missing
 * in a language or too long to be said. `others` are the guides that a `guide` node may name, and those within them.
 * Takes a draft with gaps as well as a complete guide: no errors means that it can be published.
 */
export function validateGuide(
	definition: GuideDefinition,
	others: readonly GuideDefinition[],
	{ spokenSeconds = defaultSpokenSeconds }: { spokenSeconds?: number } = {},
): GuideProblem[] {
	const { problems, report } = createReport();
	const nodes = new Map<string, Placed>();
	definition.nodes.forEach((node, index) => {
		if (nodes.has(node.id))
			report("duplicate-node", { node, index }, "id", {
				es: `Dos nodos se llaman «${node.id}».`,
				en: `Two nodes are called "${node.id}".`,
			});
		else nodes.set(node.id, { node, index });
	});
	checkWays(definition, nodes, report);
	for (const at of nodes.values()) checkAnswers(at, report);
	checkGuides(definition, nodes, others, report);
	checkTexts(definition, nodes, spokenSeconds, report);
	checkVariables(definition, nodes, others, report);
	return [...problems, ...unnamed(definition, problems)];
}

/** What the contract refuses and nothing above spoke of. */
function unnamed(definition: GuideDefinition, problems: readonly GuideProblem[]): GuideProblem[] {
	const parsed = GuideDefinition.safeParse(definition);
	if (parsed.success) return [];
	const told = problems.map(({ path }) => path);
	const seen = new Set<string>();
	return parsed.error.issues.flatMap(({ path: parts }) => {
		const path = parts.join(".");
		const known = told.some((other) => other === path || other.startsWith(`${path}.`));
		if (known || seen.has(path)) return [];
		seen.add(path);
		const node = parts[0] === "nodes" ? definition.nodes[Number(parts[1])] : undefined;
		const message = { es: "Falta este dato, o no es válido.", en: "This value is missing or not valid." };
		return [{ code: "invalid-value" as const, severity: "error" as const, node: node?.id ?? null, path, message }];
	});
}
