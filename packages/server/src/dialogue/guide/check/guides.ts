import type { GuideDefinition } from "@centralita/contracts";
import type { Nodes, Report } from "./report.ts";

/** The guides that a guide enters, by slug. */
export const innerGuides = (guide: Pick<GuideDefinition, "nodes">): string[] =>
	guide.nodes.flatMap((node) => (node.kind === "guide" && node.guide !== "" ? [node.guide] : []));

/** Sub-guides are there, and none comes back to this guide. */
export function checkGuides(
	definition: GuideDefinition,
	nodes: Nodes,
	others: readonly GuideDefinition[],
	report: Report,
): void {
	const known = new Map(
		[...others.filter(({ slug }) => slug !== definition.slug), definition].map((guide) => [guide.slug, guide]),
	);
	for (const at of nodes.values()) {
		const { node } = at;
		if (node.kind !== "guide") continue;
		if (!known.has(node.guide))
			report("unknown-guide", at, "guide", {
				es: node.guide === "" ? "Elige qué guía sigue." : `No hay una guía «${node.guide}» publicada.`,
				en: node.guide === "" ? "Choose which guide follows." : `There is no published guide "${node.guide}".`,
			});
		const open = [node.guide];
		const seen = new Set<string>();
		for (let slug = open.pop(); slug !== undefined; slug = open.pop()) {
			const guide = known.get(slug);
			if (!guide || seen.has(slug)) continue;
			seen.add(slug);
			if (slug === definition.slug)
				report("guide-cycle", at, "guide", {
					es: "Por aquí la guía termina conteniéndose a sí misma.",
					en: "This way the guide comes to contain itself.",
				});
			else open.push(...innerGuides(guide));
		}
	}
}
