import { locales } from "@centralita/contracts";
import type { Voice } from "../../ports/text-to-speech.ts";

/** Voices that every account has. They speak every language of the model, with an accent of their own. */
export const defaultVoices: readonly Voice[] = (
	[
		["EXAVITQu4vr4xnSDxMaL", "Sarah"],
		["FGY2WhTYpPnrIDTdsKH5", "Laura"],
		["XrExE9yKIg1WjnnlVkGX", "Matilda"],
		["cgSgspJ2msm6clMCkdW9", "Jessica"],
		["nPczCjzI2devNBz1zQrb", "Brian"],
		["JBFqnCBsd6RMkjVDRZzb", "George"],
		["onwK4e9ZLuTAKqWW03F9", "Daniel"],
		["cjVigY5qzO86Huf0OWal", "Eric"],
	] as const
).map(([id, label]) => ({ id, label, locales }));
