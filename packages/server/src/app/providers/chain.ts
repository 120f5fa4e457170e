import type { ProviderChoice } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";

/** Told each time one provider takes over from another. */
export type OnFallback = (event: { from: string; to: string; kind: string }) => void;

/** One of those that are asked in turn. */
export type Link<T> = {
	readonly engine: T;
	/** It failed so often that it is not to be asked now. */
	resting(): boolean;
};

/**
 * Whom to ask, in order, of those that are configured: the chosen one, then its fallbacks. Who chose `auto` and nothing
 * else gets all of them; a choice that is not configured (any more) counts as `auto`.
 */
export function chainOf<T extends { readonly id: string }>(configured: readonly T[], choice: ProviderChoice): T[] {
	const named = (id: string) => configured.filter((entry) => entry.id === id);
	const chosen = named(choice.provider);
	const start = chosen.length > 0 ? chosen : choice.fallbacks.length > 0 ? configured.slice(0, 1) : configured;
	return [...new Set([...start, ...choice.fallbacks.flatMap(named)])];
}

/** Those that can be asked now; when none can, the first, whose refusal says why. */
export function awake<T>(chain: readonly Link<T>[]): readonly Link<T>[] {
	const able = chain.filter((link) => !link.resting());
	return able.length > 0 ? able : chain.slice(0, 1);
}

/** The error as the provider's, when somebody else may do better; anything else is thrown on. */
export function steppedDown(error: unknown): ProviderError {
	if (!(error instanceof ProviderError) || error.kind === "cancelled") throw error;
	return error;
}
