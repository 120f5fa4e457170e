import { type Clock, systemClock } from "../../platform/time/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { awake, type Link, type OnFallback, steppedDown } from "./chain.ts";

type ModelChainOptions = {
	/** Milliseconds within which another is still asked for a reply: after that nobody wants to wait for one more. */
	budgetMs: number;
	onFallback: OnFallback;
	clock?: Clock;
};

/**
 * Several models as one: the next answers when the one before cannot and has said nothing yet. What one began it must
 * finish. `provider` and `model` are whose was asked last.
 */
export function modelChain(
	chain: readonly [Link<LanguageModel>, ...Link<LanguageModel>[]],
	{ budgetMs, onFallback, clock = systemClock }: ModelChainOptions,
): LanguageModel {
	let asked = chain[0].engine;

	/** What to do about an error of one of them: rethrow it, or go on to `next`. */
	function hand(error: unknown, next: Link<LanguageModel> | undefined): void {
		const failure = steppedDown(error);
		if (next === undefined || failure.kind === "bad-request") throw failure;
		onFallback({ from: asked.provider, to: next.engine.provider, kind: failure.kind });
	}

	const seeing = chain.filter(({ engine }) => engine.look !== undefined);

	return {
		get provider() {
			return asked.provider;
		},
		get model() {
			return asked.model;
		},
		async *reply(request) {
			const since = clock.elapsed();
			const links = awake(chain);
			for (const [index, { engine }] of links.entries()) {
				asked = engine;
				let said = false;
				try {
					for await (const part of engine.reply(request)) {
						said = true;
						yield part;
					}
					return;
				} catch (error) {
					if (said || clock.elapsed() - since > budgetMs) throw error;
					hand(error, links[index + 1]);
				}
			}
		},
		async object(request) {
			const links = awake(chain);
			for (const [index, { engine }] of links.entries()) {
				asked = engine;
				try {
					return await engine.object(request);
				} catch (error) {
					hand(error, links[index + 1]);
				}
			}
			throw new TypeError("a chain has at least one link");
		},
		...(seeing.length === 0
			? {}
			: {
					async look(request) {
						const links = awake(seeing);
						for (const [index, { engine }] of links.entries()) {
							asked = engine;
							try {
								if (engine.look) return await engine.look(request);
							} catch (error) {
								const next = links[index + 1];
								// A model that does not see refuses every picture: the next one may see.
								if (next === undefined) throw error;
								const { kind } = steppedDown(error);
								onFallback({ from: asked.provider, to: next.engine.provider, kind });
							}
						}
						throw new TypeError("a chain has at least one link");
					},
				}),
	};
}
