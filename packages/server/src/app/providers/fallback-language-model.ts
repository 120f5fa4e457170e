import { ProviderError } from "../../platform/errors/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { OnFallback } from "./fallback-speech.ts";

export type FallbackModelOptions = {
	/** Milliseconds within which the second is still asked for a reply: after that nobody wants to wait for another. */
	budgetMs: number;
	onFallback: OnFallback;
};

/**
 * Two models as one: the second answers when the first cannot and has said nothing yet. What the first began it must
 * finish. `provider` is who was asked last.
 */
export function modelWithFallback(
	first: LanguageModel,
	second: LanguageModel,
	{ budgetMs, onFallback }: FallbackModelOptions,
): LanguageModel {
	let asked = first;
	const stepDown = (error: unknown): void => {
		if (!(error instanceof ProviderError) || error.kind === "cancelled" || error.kind === "bad-request") throw error;
		asked = second;
		onFallback({ from: first.provider, to: second.provider, kind: error.kind });
	};
	return {
		get provider() {
			return asked.provider;
		},
		get model() {
			return asked.model;
		},
		async *reply(request) {
			const since = performance.now();
			asked = first;
			let said = false;
			try {
				for await (const part of first.reply(request)) {
					said = true;
					yield part;
				}
				return;
			} catch (error) {
				if (said || performance.now() - since > budgetMs) throw error;
				stepDown(error);
			}
			yield* second.reply(request);
		},
		async object(request) {
			try {
				return await first.object(request);
			} catch (error) {
				stepDown(error);
				return second.object(request);
			}
		},
	};
}
