import { ProviderError } from "../../platform/errors/index.ts";
import type { SpeechToText, Transcript } from "../speech-to-text.ts";

export type FakeSpeechToText = SpeechToText & {
	/** The next commits answer these, in order; beyond them, the empty text. */
	hear(...texts: (string | "fail" | "hang")[]): void;
	/** Words that may still change. */
	partial(text: string): void;
	/** Samples written for each commit. */
	readonly committed: readonly number[];
	readonly discarded: number;
	readonly closed: boolean;
};

/** Answers what the test says, at once, whatever it is given to hear. */
export function createFakeSpeechToText(
	options: { streaming?: boolean; finalTimeoutMs?: number } = {},
): FakeSpeechToText {
	const { streaming = true, finalTimeoutMs = 1500 } = options;
	const answers: string[] = [];
	const committed: number[] = [];
	let listener: ((transcript: Transcript) => void) | null = null;
	let written = 0;
	let discarded = 0;
	let closed = false;

	return {
		provider: "fake",
		model: "script",
		streaming,
		finalTimeoutMs,
		open: () => ({
			write(pcm) {
				written += pcm.length;
			},
			commit() {
				committed.push(written);
				written = 0;
				const answer = answers.shift() ?? "";
				if (answer === "hang") return new Promise(() => {});
				if (answer === "fail") return Promise.reject(new ProviderError("fake", "unavailable", "told to fail"));
				return Promise.resolve({ text: answer, final: true, confidence: 0.9 });
			},
			discard() {
				discarded++;
				written = 0;
			},
			onPartial(added) {
				listener = added;
			},
			close() {
				closed = true;
			},
		}),
		hear: (...texts) => void answers.push(...texts),
		partial: (text) => listener?.({ text, final: false }),
		committed,
		get discarded() {
			return discarded;
		},
		get closed() {
			return closed;
		},
	};
}
