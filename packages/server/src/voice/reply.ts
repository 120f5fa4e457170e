import type { Language, TurnLatency } from "@centralita/contracts";
import type { SpokenWord } from "../ports/text-to-speech.ts";
import { speechLength, wordsHeard } from "./turns/words-heard.ts";

/** A sentence or clause of a reply, spoken in one piece. The texts of a reply's chunks add up to what was generated. */
export type ReplyChunk = {
	readonly reply: Reply;
	readonly text: string;
	/** Where its first sample lies in all the audio of the call; null until there is one. */
	start: number | null;
	/** Samples at the carrier's rate, growing until `complete`. */
	samples: number;
	/** When its words begin, as far as the voice told. */
	readonly words: SpokenWord[];
	complete: boolean;
	/** Whether it has begun to sound, or to be shown. */
	started: boolean;
	/** Known to have been played, or shown, to its end. */
	heard: boolean;
};

/** One turn of the assistant while it is being made, spoken and heard. */
export type Reply = {
	readonly id: string;
	/** Our own sentence (a filler, an apology) rather than an answer. */
	readonly aside: boolean;
	readonly endOfSpeechMs: number;
	generated: string;
	readonly chunks: ReplyChunk[];
	/** When it began to sound; null until then. */
	startedMs: number | null;
	readonly latency: TurnLatency;
	textToSpeech: string | null;
	/** No more text comes. */
	complete: boolean;
	/** Speech failed: what is not said yet stays unsaid. */
	mute: boolean;
	/** It was heard to its end, or cut: no frame of it goes any further. */
	closed: boolean;
};

export function createReply(id: string, endOfSpeechMs: number, aside = false): Reply {
	return {
		id,
		aside,
		endOfSpeechMs,
		generated: "",
		chunks: [],
		startedMs: null,
		latency: {},
		textToSpeech: null,
		complete: false,
		mute: false,
		closed: false,
	};
}

export function addChunk(reply: Reply, text: string): ReplyChunk {
	const chunk = { reply, text, start: null, samples: 0, words: [], complete: false, started: false, heard: false };
	reply.chunks.push(chunk);
	return chunk;
}

/** Longest that a letter usually takes, to judge audio whose end is not known yet. */
const msPerLetter = 80;

/**
 * What of a reply reached the caller when `position` samples of all the audio were played at `samplesPerMs`: a prefix of
 * what was generated, in whole words.
 */
export function heardOf(reply: Reply, position: number, samplesPerMs: number, language: Language): string {
	let heard = "";
	for (const chunk of reply.chunks) {
		if (chunk.heard) {
			heard += chunk.text;
			continue;
		}
		if (chunk.start === null) break;
		const played = Math.min(Math.max(0, position - chunk.start), chunk.samples);
		const total = chunk.complete
			? chunk.samples
			: Math.max(chunk.samples, speechLength(chunk.text, language) * msPerLetter * samplesPerMs);
		if (total === 0) break;
		const progress = { share: played / total, ms: played / samplesPerMs, words: chunk.words };
		const words = wordsHeard(chunk.text, progress, language);
		heard += words;
		if (words !== chunk.text) break;
	}
	return heard.trimEnd();
}
