import { createHash } from "node:crypto";
import type { GuideDefinition } from "@centralita/contracts";

const sorted = (value: unknown): unknown => {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)]),
	);
};

/** SHA-256 in hex over JSON with sorted keys: equal content has an equal hash, in whatever order it was written and wherever its nodes stand. */
export function guideHash(definition: GuideDefinition): string {
	const { layout: _layout, ...content } = definition;
	return createHash("sha256")
		.update(JSON.stringify(sorted(content)))
		.digest("hex");
}
