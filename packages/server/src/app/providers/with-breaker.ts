import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { Breaker } from "../../platform/resilience/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";

const isFailure = (kind: ProviderErrorKind): boolean => kind !== "bad-response";

/**
 * A language model that is not asked while its breaker is open. A structured answer that is no good does not count: the
 * model did answer, and what it is bad at after a call must not take it from the callers.
 */
export function modelWithBreaker(model: LanguageModel, breaker: Breaker): LanguageModel {
	/** `counts` says which failures prove that the vendor is not well. */
	async function structured<T>(ask: () => Promise<T>, counts: (kind: ProviderErrorKind) => boolean): Promise<T> {
		const outcome = await breaker.run(() =>
			ask().then(
				(answer) => ({ answer }),
				(error: unknown) => {
					if (error instanceof ProviderError && !counts(error.kind)) return { error };
					throw error;
				},
			),
		);
		if ("error" in outcome) throw outcome.error;
		return outcome.answer;
	}
	const look = model.look?.bind(model);
	return {
		provider: model.provider,
		model: model.model,
		reply: (request) => breaker.stream(() => model.reply(request)),
		object: (request) => structured(() => model.object(request), isFailure),
		...(look === undefined
			? {}
			: {
					look(request) {
						// A server whose model does not see says so in many ways, 500 among them. Only a try that is to
						// show whether the vendor is back must succeed.
						const trying = breaker.state() !== "closed";
						return structured(
							() => look(request),
							(kind) => kind === "cancelled" || (trying && isFailure(kind)),
						);
					},
				}),
	};
}

/** A recogniser that is not asked while its breaker is open; the speech of that stretch is forgotten. */
export const recogniserWithBreaker = (recogniser: SpeechToText, breaker: Breaker): SpeechToText => ({
	provider: recogniser.provider,
	model: recogniser.model,
	streaming: recogniser.streaming,
	finalTimeoutMs: recogniser.finalTimeoutMs,
	open(options) {
		const stream = recogniser.open(options);
		return {
			write: (pcm) => stream.write(pcm),
			async commit() {
				let asked = false;
				try {
					return await breaker.run(() => {
						asked = true;
						return stream.commit();
					});
				} finally {
					if (!asked) stream.discard();
				}
			},
			discard: () => stream.discard(),
			onPartial: (listener) => stream.onPartial(listener),
			close: () => stream.close(),
		};
	},
});

/** A voice that is not asked while its breaker is open. */
export const speechWithBreaker = (speech: TextToSpeech, breaker: Breaker): TextToSpeech => ({
	provider: speech.provider,
	model: speech.model,
	voices: () => speech.voices(),
	synthesize: (request) => breaker.stream(() => speech.synthesize(request)),
});
