import type { TurnLatency } from "@centralita/contracts";

/**
 * Milliseconds from the end of the person's turn until the reply could be heard; null where it was not measured, and
 * for what answers nobody (a greeting has no turn before it).
 */
export const replyLatency = (latency: TurnLatency | undefined): number | null =>
	latency?.endpointMs === undefined ? null : (latency.firstFrameMs ?? latency.firstAudioMs ?? null);

/** The middle value; of an even number the mean of both. Null for none. */
export function median(values: readonly number[]): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	const upper = sorted[sorted.length >> 1];
	const lower = sorted[(sorted.length - 1) >> 1];
	return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

export type LatencyStep = "endpoint" | "transcript" | "firstToken" | "firstAudio" | "firstFrame";
export type LatencySpan = { step: LatencyStep; startMs: number; endMs: number };

const marks = [
	["endpoint", "endpointMs"],
	["transcript", "transcriptMs"],
	["firstToken", "firstTokenMs"],
	["firstAudio", "firstAudioMs"],
	["firstFrame", "firstFrameMs"],
] as const;

/**
 * The waterfall of a turn: what each step added, one after the other from the end of speech. A step that was reached
 * before the one in front of it (a transcript that was ready early, a preemptive answer) added nothing, and one that
 * did not happen is left out.
 */
export function latencySpans(latency: TurnLatency): LatencySpan[] {
	const spans: LatencySpan[] = [];
	let reached = 0;
	for (const [step, key] of marks) {
		const at = latency[key];
		if (at === undefined) continue;
		const endMs = Math.max(reached, at);
		spans.push({ step, startMs: reached, endMs });
		reached = endMs;
	}
	return spans;
}
