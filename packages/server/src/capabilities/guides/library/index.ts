import type { GuideDefinition } from "@centralita/contracts";

/** The guides that come with the product. */
export const builtInGuides: readonly GuideDefinition[] = [];
