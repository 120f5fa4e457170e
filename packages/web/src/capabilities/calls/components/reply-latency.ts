import type { TurnLatency } from "@centralita/contracts";
import type { TranscriptEntry } from "../engine/transcript.ts";

/** Milliseconds from the end of the person's speech until the reply could be heard; null where it was not measured. */
export const replyLatency = (latency: TurnLatency | null): number | null =>
	latency?.firstFrameMs ?? latency?.firstAudioMs ?? null;

/** The latencies of all replies, in order. */
export const replyLatencies = (entries: readonly TranscriptEntry[]): number[] =>
	entries.map((entry) => replyLatency(entry.latency)).filter((value) => value !== null);

/** The middle value; of an even number the mean of both. Null for none. */
export function median(values: readonly number[]): number | null {
	const sorted = values.toSorted((a, b) => a - b);
	const upper = sorted[sorted.length >> 1];
	const lower = sorted[(sorted.length - 1) >> 1];
	return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
