/** What somebody on an emulated telephone heard of an assistant's turns, word by word. */
import assert from "node:assert/strict";
import type { Turn } from "@centralita/contracts";

const samplesPerMs = 8;

/** What an emulated carrier notes of a call. */
type Note = { readonly type: string; readonly detail: Readonly<Record<string, unknown>> };

/** When each word of a sentence begins to sound, in milliseconds from its start. */
export type Timing = (sentence: string) => Promise<readonly number[]>;

/** How far a turn of the assistant really was when it ended, and what the transcript says of it. */
export type HeardTurn = {
	readonly turn: Turn;
	/** Words heard to their end. */
	readonly words: number;
	readonly storedWords: number;
	readonly ms: number;
};

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== "");

/**
 * Follows the notes of a call through its turns: a mark played is a sentence heard, and a clear or the end of the call cuts
 * one off at a sample. The texts must be such that every sentence is one piece of speech: no commas in the first, none long.
 */
export async function heardTurns(
	turns: readonly Turn[],
	notes: readonly Note[],
	samples: number,
	timing: Timing,
): Promise<HeardTurn[]> {
	const marks = notes.filter(({ type }) => type === "mark-played" || type === "clear");
	let at = 0;
	let from = 0;
	const heard: HeardTurn[] = [];
	for (const turn of turns) {
		if (turn.who !== "assistant") continue;
		const sentences = sentencesOf(turn.generated);
		const startedAt = from;
		let words = 0;
		let whole = 0;
		for (; whole < sentences.length; whole++) {
			// Sound that came back after a pause.
			while (!turn.interrupted && marks[at]?.type === "clear") at++;
			if (marks[at]?.type !== "mark-played") break;
			words += wordsOf(sentences[whole] ?? "").length;
			from = Number(marks[at++]?.detail.samples);
		}
		if (whole < sentences.length) {
			const until = Number(marks[at++]?.detail.samples ?? samples);
			const starts = await timing(sentences[whole] ?? "");
			words += starts.slice(1).filter((ms) => ms <= (until - from) / samplesPerMs).length;
			from = until;
		}
		const storedWords = wordsOf(turn.heard).length;
		heard.push({ turn, words, storedWords, ms: Math.round((from - startedAt) / samplesPerMs) });
	}
	assert.ok(at >= marks.length, `${marks.length - at} marks and clears belong to no turn`);
	return heard;
}

const windowSamples = 100 * samplesPerMs;
/** Louder than -44 dBFS is sound. */
const loudEnergy = 200 ** 2;

/** Which windows of 100 ms are loud, from the first sound on. */
function loudWindows(pcm: Int16Array): boolean[] {
	const loud: boolean[] = [];
	const first = pcm.findIndex((sample) => Math.abs(sample) > 400);
	for (let at = Math.max(0, first); at + windowSamples <= pcm.length; at += windowSamples) {
		const window = pcm.subarray(at, at + windowSamples);
		loud.push(window.reduce((sum, sample) => sum + sample ** 2, 0) / windowSamples > loudEnergy);
	}
	return loud;
}

/**
 * The share (0–1) of what is loud in either, from the first sound of each on, where the other is silent for 100 ms around.
 */
export function soundsApart(played: Int16Array, recorded: Int16Array): number {
	const [ours, theirs] = [loudWindows(played), loudWindows(recorded)];
	const lonely = (some: readonly boolean[], others: readonly boolean[]) =>
		some.filter((loud, at) => loud && !others.slice(Math.max(0, at - 1), at + 2).includes(true)).length;
	const loud = [...ours, ...theirs].filter(Boolean).length;
	return loud === 0 ? 1 : (lonely(ours, theirs) + lonely(theirs, ours)) / loud;
}

/** The assistant's side of a stereo recording at 8000 Hz. */
export function assistantSide(wav: Buffer): Int16Array {
	assert.deepEqual([wav.readUInt16LE(22), wav.readUInt32LE(24)], [2, 8000]);
	return Int16Array.from({ length: Math.floor((wav.length - 44) / 4) }, (_, at) => wav.readInt16LE(44 + at * 4 + 2));
}
