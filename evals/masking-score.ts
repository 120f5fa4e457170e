import { maskText, maskWithVault } from "../packages/server/src/platform/masking/index.ts";
import { parseCases } from "./json-lines.ts";

/** A text, what of it must go and what must stay, each as it stands in the text. */
export type MaskingCase = { text: string; masked: readonly string[]; kept: readonly string[] };

/** Something that went wrong: it stayed, or it went though it is to stay (`hidden`) or nobody asked for it (`also hidden`). */
export type MaskingMiss = { line: number; what: "not masked" | "hidden" | "also hidden"; part: string; result: string };

export type MaskingScore = {
	cases: number;
	/** Of what must go, and of what must stay. */
	masked: { right: number; of: number };
	kept: { right: number; of: number };
	/** Of what was masked, the share that was to be; of what was to be masked, the share that was. 0 to 1. */
	precision: number;
	recall: number;
	misses: readonly MaskingMiss[];
};

/** JSON lines, as `npm run eval:masking -- --cases FILE` takes them. Throws with the number of the line that is wrong. */
export const parseMaskingCases = (lines: string): MaskingCase[] =>
	parseCases(lines, ({ text, masked = [], kept = [] }, wrong) => {
		const areTexts = (list: unknown): list is string[] =>
			Array.isArray(list) && list.every((item) => typeof item === "string" && item !== "");
		if (typeof text !== "string" || !areTexts(masked) || !areTexts(kept))
			throw wrong('needs "text", and lists of texts "masked" and "kept"');
		const absent = [...masked, ...kept].find((part) => !text.includes(part));
		if (absent !== undefined) throw wrong(`"${absent}" is not in the text`);
		return { text, masked, kept };
	});

/** `country` (ISO 3166-1 alpha-2) is the installation's, for telephone numbers without a prefix. */
export function scoreMasking(cases: readonly MaskingCase[], country: string): MaskingScore {
	const misses: MaskingMiss[] = [];
	const masked = { right: 0, of: 0 };
	const kept = { right: 0, of: 0 };
	let wrongly = 0;
	for (const [index, { text, masked: toGo, kept: toStay }] of cases.entries()) {
		const result = maskText(text, country);
		const miss = (what: MaskingMiss["what"], part: string) => void misses.push({ line: index + 1, what, part, result });
		for (const part of toGo) {
			masked.of++;
			if (result.includes(part)) miss("not masked", part);
			else masked.right++;
		}
		for (const part of toStay) {
			kept.of++;
			if (result.includes(part)) kept.right++;
			else miss("hidden", part);
		}
		for (const original of Object.values(maskWithVault(text, country).originals)) {
			if (toGo.some((part) => part.includes(original) || original.includes(part))) continue;
			wrongly++;
			if (!toStay.some((part) => part.includes(original) || original.includes(part))) miss("also hidden", original);
		}
	}
	const share = (right: number, of: number) => (of === 0 ? 1 : right / of);
	return {
		cases: cases.length,
		masked,
		kept,
		precision: share(masked.right, masked.right + wrongly),
		recall: share(masked.right, masked.of),
		misses,
	};
}
