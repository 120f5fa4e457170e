import type { Turn } from "@centralita/contracts";

/** The turn that sounds at that moment of the recording: the last one that had begun. */
export const turnAt = (transcript: readonly Turn[], ms: number): Turn | undefined =>
	transcript.findLast((turn) => turn.startMs <= ms);
