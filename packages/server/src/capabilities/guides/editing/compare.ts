import type { GuideComparison, GuideDefinition } from "@centralita/contracts";
import { changesBetween } from "../../../platform/changes.ts";

/** What differs between two guides, node by node; the places on the canvas count for nothing. */
export function compareGuides(before: GuideDefinition, after: GuideDefinition): GuideComparison {
	const { nodes: oldNodes, layout: _oldLayout, slug: _oldSlug, ...old } = before;
	const { nodes: newNodes, layout: _newLayout, slug: _newSlug, ...young } = after;
	const olds = new Map(oldNodes.map((node) => [node.id, node]));
	const news = new Map(newNodes.map((node) => [node.id, node]));
	const nodes = [...new Set([...olds.keys(), ...news.keys()])].flatMap((id): GuideComparison["nodes"] => {
		const was = olds.get(id);
		const is = news.get(id);
		if (was && is) {
			const fields = changesBetween(was, is);
			return fields.length === 0 ? [] : [{ id, kind: is.kind, change: "changed", fields }];
		}
		if (is) return [{ id, kind: is.kind, change: "added", fields: [] }];
		return was ? [{ id, kind: was.kind, change: "removed", fields: [] }] : [];
	});
	return { guide: changesBetween(old, young), nodes };
}
