import type { GuideNode, GuideProblem, GuideProblemCode } from "@centralita/contracts";

/** `at` is a node with its place in the guide, or null for the guide itself; `path` is inside it. */
export type Report = (
	code: GuideProblemCode,
	at: Placed | null,
	path: string,
	message: { es: string; en: string },
	severity?: GuideProblem["severity"],
) => void;

export const languages = ["es", "en"] as const;
export const named = { es: { es: "español", en: "Spanish" }, en: { es: "inglés", en: "English" } };

export type Placed = { node: GuideNode; index: number };
export type Nodes = ReadonlyMap<string, Placed>;

export function createReport(): { problems: GuideProblem[]; report: Report } {
	const problems: GuideProblem[] = [];
	return {
		problems,
		report(code, at, path, message, severity = "error") {
			const place = at === null ? path : [`nodes.${at.index}`, path].filter((part) => part !== "").join(".");
			problems.push({ code, severity, node: at?.node.id ?? null, path: place, message });
		},
	};
}
