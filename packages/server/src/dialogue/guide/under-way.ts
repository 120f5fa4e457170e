import type { DialogueState } from "../types.ts";

/** The versions of the guides that a conversation is in the middle of, by slug. */
export const guidesUnderWay = (state: DialogueState | null): Record<string, number> =>
	Object.fromEntries(
		[...(state?.stack ?? []), ...(state?.guide ? [state.guide] : [])].map(({ slug, version }) => [slug, version]),
	);
