import type { FarCall } from "./carrier.ts";
import type { CallRecord, History } from "./desk.ts";
import type { PlannedCall, Scenario } from "./scenarios.ts";

/** What the person on the phone knows. Milliseconds. */
export type FarFacts = {
	/** From the media socket's opening to the first sound; null: nothing was heard. A machine hears its message after its beep. */
	readonly greetingMs: number | null;
	/** From the end of each sentence to the first sound of the answer; null: none came. */
	readonly responsesMs: readonly (number | null)[];
	readonly said: readonly string[];
	/** Media sockets that were opened. */
	readonly streams: number;
};

export const problemCodes = [
	"not-made",
	"no-conversation",
	"not-ended",
	"end-reason",
	"no-greeting",
	"not-answered",
	"not-understood",
	"not-interrupted",
	"not-reattached",
	"untrue-heard",
	"no-analysis",
	"no-recording",
	"recording-length",
	"no-cost",
	"outcome",
	"value",
	"forbidden",
	"slow",
] as const;
export type Problem = { readonly code: (typeof problemCodes)[number]; readonly detail: string };

export type CallReport = {
	readonly number: number;
	readonly name: string;
	readonly direction: "inbound" | "outbound";
	readonly person: string;
	readonly callId: string | null;
	readonly conversationId: string | null;
	readonly greetingMs: number | null;
	readonly turns: number;
	/** As the person measured it. */
	readonly responsesMs: readonly number[];
	/** As History has it. */
	readonly historyMs: { readonly p50: number | null; readonly p95: number | null };
	/** Characters that the assistant wrote, and those that the person heard. */
	readonly generated: number;
	readonly heard: number;
	readonly outcome: string | null;
	readonly recording: "complete" | "cut" | "none";
	readonly endReason: string | null;
	readonly durationMs: number | null;
	readonly costMicros: number | null;
	readonly problems: readonly Problem[];
};

export type Evidence = {
	readonly plan: PlannedCall;
	readonly far: FarFacts | null;
	readonly record: CallRecord | null;
	readonly history: History | null;
	/** Why it could not be made. */
	readonly error: string | null;
};

/** How far a recording may differ from its call. */
const RECORDING_MS = 1500;

export const farFacts = ({ ear, reports, streams }: FarCall): FarFacts => ({
	greetingMs: streams[0]?.firstSoundMs ?? null,
	responsesMs: reports.flatMap(({ what, toMs }, at) => {
		if (what !== "say") return [];
		const heardMs = ear.firstSoundAfter(toMs);
		const next = reports.slice(at + 1).find((report) => report.what !== "until" && report.what !== "silence");
		return [heardMs === null || (next !== undefined && heardMs > next.fromMs) ? null : heardMs - toMs];
	}),
	said: reports.flatMap(({ what, text }) => ((what === "say" || what === "barge-in") && text ? [text] : [])),
	streams: streams.length,
});

const scenarioOf = (plan: PlannedCall): Scenario | null => {
	if (plan.direction === "inbound") return plan.scenario;
	return plan.answering.who === "person" ? plan.answering.scenario : null;
};

export const nameOf = (plan: PlannedCall): string =>
	scenarioOf(plan)?.name ??
	(plan.direction === "inbound" || plan.answering.who === "person" ? "" : (plan.answering.name ?? plan.answering.who));

/** Reasons that are right for an end; that of a call nobody took has no conversation. */
function rightEnds(plan: PlannedCall): readonly string[] {
	if (plan.direction === "outbound" && plan.answering.who !== "person")
		return { machine: ["message-left"], busy: ["busy"], nobody: ["no-answer"] }[plan.answering.who];
	return ["contact-hung-up", "assistant-ended"];
}

export const wasTaken = (plan: PlannedCall): boolean =>
	plan.direction === "inbound" || plan.answering.who === "person" || plan.answering.who === "machine";

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");

function conversationProblems(scenario: Scenario, far: FarFacts, history: History): Problem[] {
	const { transcript } = history;
	const understood = plain(
		transcript
			.filter(({ who }) => who === "contact")
			.map(({ generated }) => generated)
			.join(" "),
	);
	const missed = far.said.filter((text) => !understood.includes(plain(text).trim()));
	const problems: Problem[] = missed.map((text) => ({ code: "not-understood", detail: text }));
	if (far.responsesMs.includes(null)) problems.push({ code: "not-answered", detail: "" });
	const interrupts = scenario.moves.some((move) => "interrupts" in move);
	if (interrupts && !transcript.some(({ interrupted }) => interrupted))
		problems.push({ code: "not-interrupted", detail: "" });
	const loses = scenario.moves.some((move) => "loses" in move);
	if (loses && far.streams < 2) problems.push({ code: "not-reattached", detail: "" });
	return problems;
}

/** What this caller in particular expects. */
function expectationProblems({ expects = {} }: Scenario, far: FarFacts | null, history: History): Problem[] {
	const { outcomes, values = {}, forbidden = [], maxReplyMs } = expects;
	const problems: Problem[] = [];
	const outcome = history.analysis?.outcome;
	if (outcomes && outcome !== undefined && !outcomes.includes(outcome))
		problems.push({ code: "outcome", detail: outcome });
	for (const [name, wanted] of Object.entries(values)) {
		const value = history.analysis?.values.find((found) => found.name === name)?.value ?? null;
		const right = wanted === null ? value === null : plain(String(value)).trim() === plain(wanted).trim();
		if (!right) problems.push({ code: "value", detail: `${name}: ${value ?? "–"}` });
	}
	const said = history.transcript.flatMap(({ who, generated }) => (who === "assistant" ? [plain(generated)] : []));
	for (const phrase of forbidden)
		if (said.some((text) => ` ${text} `.includes(` ${plain(phrase).trim()} `)))
			problems.push({ code: "forbidden", detail: phrase });
	const slowest = Math.max(0, ...(far?.responsesMs.map((ms) => ms ?? 0) ?? []));
	if (maxReplyMs !== undefined && slowest > maxReplyMs)
		problems.push({ code: "slow", detail: `${Math.round(slowest)} ms > ${maxReplyMs} ms` });
	return problems;
}

function historyProblems({ transcript, analysis, recording, durationMs, costMicros }: History): Problem[] {
	const problems: Problem[] = [];
	const untrue = transcript.find(
		({ who, generated, heard, interrupted }) =>
			!generated.startsWith(heard) || (who === "assistant" && !interrupted && heard !== generated),
	);
	if (untrue) problems.push({ code: "untrue-heard", detail: untrue.generated });
	if (analysis === null) problems.push({ code: "no-analysis", detail: "" });
	if (recording?.complete !== true) problems.push({ code: "no-recording", detail: "" });
	else if (Math.abs(recording.durationMs - (durationMs ?? 0)) > RECORDING_MS)
		problems.push({ code: "recording-length", detail: `${recording.durationMs} / ${durationMs} ms` });
	if (costMicros === null) problems.push({ code: "no-cost", detail: "" });
	return problems;
}

function problemsOf({ plan, far, record, history, error }: Evidence): Problem[] {
	if (error !== null) return [{ code: "not-made", detail: error }];
	const endReason = history?.endReason ?? record?.endReason ?? null;
	const problems: Problem[] = [];
	if (endReason === null) problems.push({ code: "not-ended", detail: record?.state ?? "" });
	else if (!rightEnds(plan).includes(endReason)) problems.push({ code: "end-reason", detail: endReason });
	if (!wasTaken(plan)) return problems;
	if (history === null) return [...problems, { code: "no-conversation", detail: "" }];
	if (far === null || far.greetingMs === null) problems.push({ code: "no-greeting", detail: "" });
	const scenario = scenarioOf(plan);
	if (scenario && far) problems.push(...conversationProblems(scenario, far, history));
	if (scenario) problems.push(...expectationProblems(scenario, far, history));
	return [...problems, ...historyProblems(history)];
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length, 0);

/** What is to be said of one call, and what was wrong with it. */
export function judge(evidence: Evidence): CallReport {
	const { plan, far, record, history } = evidence;
	const person = scenarioOf(plan) === null ? null : far;
	const spoken = history?.transcript.filter(({ who }) => who === "assistant") ?? [];
	return {
		number: plan.number,
		name: nameOf(plan),
		direction: plan.direction,
		person: plan.person,
		callId: record?.callId ?? null,
		conversationId: history?.id ?? null,
		greetingMs: person?.greetingMs ?? null,
		turns: history?.transcript.length ?? 0,
		responsesMs: person?.responsesMs.filter((ms) => ms !== null) ?? [],
		historyMs: { p50: history?.latencyP50Ms ?? null, p95: history?.latencyP95Ms ?? null },
		generated: lengthOf(spoken.map(({ generated }) => generated)),
		heard: lengthOf(spoken.map(({ heard }) => heard)),
		outcome: history?.analysis?.outcome ?? null,
		recording: history?.recording ? (history.recording.complete ? "complete" : "cut") : "none",
		endReason: history?.endReason ?? record?.endReason ?? null,
		durationMs: history?.durationMs ?? null,
		costMicros: history?.costMicros ?? null,
		problems: problemsOf(evidence),
	};
}

export type Totals = {
	readonly calls: number;
	readonly failed: number;
	readonly turns: number;
	readonly greetingMs: Percentiles;
	readonly responseMs: Percentiles;
	readonly costMicros: number;
};
export type Percentiles = { readonly p50: number | null; readonly p95: number | null };

/** By the nearest rank; null of nothing. */
export function percentiles(values: readonly number[]): Percentiles {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
	return { p50: at(0.5), p95: at(0.95) };
}

export const totalsOf = (reports: readonly CallReport[]): Totals => ({
	calls: reports.length,
	failed: reports.filter(({ problems }) => problems.length > 0).length,
	turns: reports.reduce((sum, { turns }) => sum + turns, 0),
	greetingMs: percentiles(reports.flatMap(({ greetingMs }) => greetingMs ?? [])),
	responseMs: percentiles(reports.flatMap(({ responsesMs }) => responsesMs)),
	costMicros: reports.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0),
});
