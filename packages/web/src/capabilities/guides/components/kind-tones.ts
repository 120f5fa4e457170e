import type { GuideNode } from "@centralita/contracts";
import type { Tone } from "../../../shared/kit/index.ts";

/** The colour of each kind of node. */
export const kindTones: Record<GuideNode["kind"], Tone> = {
	say: "neutral",
	ask: "brand",
	step: "good",
	decide: "neutral",
	action: "warn",
	guide: "brand",
	end: "neutral",
};
