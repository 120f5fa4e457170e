import {
	type ExtractedValue,
	ExtractionField,
	type FieldType,
	fieldTypes,
	Locale,
} from "../packages/contracts/src/index.ts";
import { zoneOfCountry } from "../packages/server/src/capabilities/contacts/places/zones.ts";
import { type AnalysisInput, analyseByRules, analyseWithModel } from "../packages/server/src/dialogue/index.ts";
import type { LanguageModel } from "../packages/server/src/ports/language-model.ts";
import { parseCases } from "./json-lines.ts";

type Value = string | number | boolean | null;

/** A conversation, what to bring back from it, and what is right: null where the contact did not say it. */
export type ExtractionCase = Omit<AnalysisInput, "fields"> & {
	fields: readonly ExtractionField[];
	expected: Readonly<Record<string, Value>>;
};

/** `wrong`: another value than the right one. `made up`: a value where there is none. `missed`: none where there is one. */
export type ExtractionMiss = {
	line: number;
	field: string;
	type: FieldType;
	what: "wrong" | "made up" | "missed";
	expected: Value;
	value: Value;
};

/** 0 to 1, with the 95 % interval of Wilson, which holds for small numbers and for shares near 1. */
export type Share = { right: number; of: number; share: number; low: number; high: number };
/** Of the values given, those that are right; of the values that there are, those that were given right. */
export type FieldScore = { precision: Share; recall: Share };

export type ExtractionScore = {
	by: string;
	cases: number;
	/** Conversations for which a model failed, so that the rules answered. */
	failures: number;
	types: Partial<Record<FieldType, FieldScore>>;
	/** By name of the field. */
	fields: Record<string, FieldScore>;
	/** All types that have goals together. */
	withGoals: FieldScore;
	misses: readonly ExtractionMiss[];
};

/** What each of these types must reach by rules alone. Free text and names have no goal: there is no one right wording. */
export const extractionGoals = {
	precision: 0.95,
	recall: 0.85,
	types: ["date", "time", "amount", "phone", "email", "id", "boolean", "choice"],
} as const satisfies { precision: number; recall: number; types: readonly FieldType[] };

/** The types that miss a goal. */
export const missedGoals = ({ types }: ExtractionScore): FieldType[] =>
	extractionGoals.types.filter((type) => {
		const score = types[type];
		return (
			score !== undefined &&
			(score.precision.share < extractionGoals.precision || score.recall.share < extractionGoals.recall)
		);
	});

/** JSON lines, as `npm run eval:extraction -- --cases FILE` takes them. Throws with the number of the line that is wrong. */
export const parseExtractionCases = (lines: string): ExtractionCase[] =>
	parseCases(lines, ({ locale, reference, country, timeZone, turns, schema, expected }, wrong) => {
		if (typeof locale !== "string" || !/^(?:es|en)\b/.test(locale)) throw wrong('needs "locale", Spanish or English');
		if (typeof reference !== "string" || Number.isNaN(Date.parse(reference))) throw wrong('needs "reference", a date');
		if (typeof country !== "string" || !/^[A-Z]{2}$/.test(country)) throw wrong('needs "country", two letters');
		const fields = ExtractionField.array().safeParse(schema);
		if (!fields.success) throw wrong(`"schema": ${fields.error.issues[0]?.message}`);
		if (!Array.isArray(turns) || !turns.every(isTurn))
			throw wrong('needs "turns", each with "text" and "who": assistant or contact');
		if (typeof expected !== "object" || expected === null) throw wrong('needs "expected"');
		const unknown = Object.keys(expected).find((name) => !fields.data.some((field) => field.name === name));
		if (unknown !== undefined) throw wrong(`"expected" has "${unknown}", which is not in the schema`);
		return {
			locale: Locale.safeParse(locale).data ?? (locale.startsWith("es") ? "es-419" : "en-US"),
			reference: new Date(reference),
			country,
			timeZone: typeof timeZone === "string" ? timeZone : (zoneOfCountry(country, Date.parse(reference)) ?? "UTC"),
			turns: turns.map((turn, at) => ({ number: at + 1, ...turn })),
			fields: fields.data,
			expected: expected as Record<string, Value>,
		};
	});

const isTurn = (turn: unknown): turn is { who: "assistant" | "contact"; text: string } => {
	const { who, text } = (turn ?? {}) as Record<string, unknown>;
	return (who === "assistant" || who === "contact") && typeof text === "string";
};

export const scoreRules = (cases: readonly ExtractionCase[]): ExtractionScore =>
	scoreAnswers(
		"rules",
		cases,
		cases.map((one) => ({ values: analyseByRules(one).values, failed: false })),
	);

/** One conversation after the other, each with `timeoutMs`. What the product does with a model's answer is done here too. */
export async function scoreModel(
	cases: readonly ExtractionCase[],
	model: LanguageModel,
	timeoutMs: number,
): Promise<ExtractionScore> {
	const answers: Answer[] = [];
	for (const one of cases) {
		const signal = AbortSignal.timeout(timeoutMs);
		const { analysis, failure } = await analyseWithModel({ ...one, model, signal }).catch((error: unknown) => {
			if (!signal.aborted) throw error;
			return { analysis: analyseByRules(one), failure: "timeout" };
		});
		answers.push({ values: analysis.values, failed: failure !== null });
	}
	return scoreAnswers(`${model.provider} ${model.model}`, cases, answers);
}

type Answer = { values: readonly ExtractedValue[]; failed: boolean };
type Count = { given: number; expected: number; right: number };

function scoreAnswers(by: string, cases: readonly ExtractionCase[], answers: readonly Answer[]): ExtractionScore {
	const types = new Map<FieldType, Count>();
	const fields = new Map<string, Count>();
	const withGoals: Count = { given: 0, expected: 0, right: 0 };
	const misses: ExtractionMiss[] = [];
	for (const [index, one] of cases.entries()) {
		for (const { name, type } of one.fields) {
			const expected = one.expected[name] ?? null;
			const value = answers[index]?.values.find((found) => found.name === name)?.value ?? null;
			const right = value !== null && expected !== null && same(type, value, expected);
			const counts = [countOf(types, type), countOf(fields, name)];
			if ((extractionGoals.types as readonly FieldType[]).includes(type)) counts.push(withGoals);
			for (const count of counts) {
				if (value !== null) count.given++;
				if (expected !== null) count.expected++;
				if (right) count.right++;
			}
			if (right || (value === null && expected === null)) continue;
			const what = value === null ? "missed" : expected === null ? "made up" : "wrong";
			misses.push({ line: index + 1, field: name, type, what, expected, value });
		}
	}
	const ordered = fieldTypes.flatMap((type) => {
		const count = types.get(type);
		return count ? [[type, scoreOf(count)] as const] : [];
	});
	return {
		by,
		cases: cases.length,
		failures: answers.filter(({ failed }) => failed).length,
		types: Object.fromEntries(ordered),
		fields: Object.fromEntries([...fields].map(([name, count]) => [name, scoreOf(count)])),
		withGoals: scoreOf(withGoals),
		misses,
	};
}

function countOf<Key>(counts: Map<Key, Count>, key: Key): Count {
	const count = counts.get(key) ?? { given: 0, expected: 0, right: 0 };
	counts.set(key, count);
	return count;
}

const scoreOf = ({ given, expected, right }: Count): FieldScore => ({
	precision: shareOf(right, given),
	recall: shareOf(right, expected),
});

/** Nothing to be right about is a share of 1 about which nothing is known. */
export function shareOf(right: number, of: number): Share {
	if (of === 0) return { right, of, share: 1, low: 0, high: 1 };
	const z = 1.959964;
	const share = right / of;
	const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
	const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
	return { right, of, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

const words = (value: Value): string[] =>
	String(value)
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Free text is right when it and the expected words have most of their words in common; names without accents. */
function same(type: FieldType, value: Value, expected: Value): boolean {
	switch (type) {
		case "text": {
			const [given, wanted] = [words(value), words(expected)];
			const common = wanted.filter((word) => given.includes(word)).length;
			return (2 * common) / (given.length + wanted.length) >= 0.7;
		}
		case "name":
			return words(value).join(" ") === words(expected).join(" ");
		case "id":
			return words(value).join("") === words(expected).join("");
		case "amount":
		case "number":
			return Math.abs(Number(value) - Number(expected)) < 0.005;
		default:
			return value === expected;
	}
}
