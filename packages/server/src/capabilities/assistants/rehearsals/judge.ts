import type { RehearsalCase, RehearsalOutcome, RehearsalProblem, RehearsalResult } from "@centralita/contracts";
import type { AnalysisTurn } from "../../../dialogue/index.ts";

export type Played = Omit<RehearsalResult, "passed" | "problems" | "transcript"> & {
	turns: readonly AnalysisTurn[];
	/** Lines to which nothing was said. */
	unanswered: readonly string[];
	/** Why it could not be held to its end. */
	failure: string | null;
};

/** A conversation beside what its case expects. */
export function judge({ expects }: RehearsalCase, played: Played): RehearsalResult {
	const { turns, unanswered, failure, ...result } = played;
	const problems: RehearsalProblem[] = [];
	const miss = (code: RehearsalProblem["code"], subject: string, expected: unknown, actual: unknown) =>
		problems.push({ code, subject, expected: shown(expected), actual: shown(actual) });
	if (failure !== null) miss("failed", "", "", failure);
	for (const line of unanswered) miss("no-reply", line, "", "");
	if (failure === null) {
		const { outcome } = played;
		if (expects.outcomes.length > 0 && (outcome === null || !expects.outcomes.includes(outcome)))
			miss("outcome", "", expects.outcomes.join(", "), outcome);
		for (const { name, value } of expects.values) {
			const actual = played.values.find((found) => found.name === name)?.value ?? null;
			if (!same(value, actual)) miss("value", name, value, actual);
		}
	}
	const said = turns.filter(({ who }) => who === "assistant").map(({ text }) => ({ text, plain: plain(text) }));
	for (const phrase of expects.forbidden) {
		const found = said.find((turn) => ` ${turn.plain} `.includes(` ${plain(phrase)} `));
		if (found) miss("forbidden", phrase, "", found.text);
	}
	if (expects.maxReplyMs !== null && (played.slowestReplyMs ?? 0) > expects.maxReplyMs)
		miss("slow", "", expects.maxReplyMs, played.slowestReplyMs);
	return {
		...result,
		passed: problems.length === 0,
		problems,
		transcript: turns.map(({ who, text }) => ({ who: who === "contact" ? "contact" : "assistant", text })),
	};
}

const shown = (value: unknown): string => (value === null ? "" : String(value).slice(0, 500));

const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();

const same = (wanted: RehearsalResult["values"][number]["value"], actual: typeof wanted): boolean =>
	typeof wanted === "string" && typeof actual === "string" ? plain(wanted) === plain(actual) : wanted === actual;

/** What changes for this caller when the draft takes the published version's place. */
export function changeOf(
	draft: RehearsalResult | null,
	published: RehearsalResult | null,
	compared: boolean,
): RehearsalOutcome["change"] {
	if (draft === null || (compared && published === null)) return null;
	if (published === null) return "new";
	if (draft.passed !== published.passed) return draft.passed ? "fixed" : "broken";
	const seen = ({ transcript, outcome, values }: RehearsalResult) => JSON.stringify([transcript, outcome, values]);
	return seen(draft) === seen(published) ? "same" : "differs";
}
