import type { PhoneCall } from "@centralita/contracts";

const steps = ["dialling", "ringing", "live", "ended"] as const;
type Step = (typeof steps)[number];
/** `skipped`: the call ended without it, as far as is known. */
export type StepState = "done" | "now" | "skipped" | "ahead";

/** The way of a call out. One that ended rang if it was answered, or if nobody did so in time. */
export function stepsOf({
	state,
	answeredAt,
	endReason,
}: Pick<PhoneCall, "state" | "answeredAt" | "endReason">): { step: Step; state: StepState }[] {
	const reached: Record<Step, boolean> = {
		dialling: true,
		ringing: answeredAt !== null || endReason === "no-answer",
		live: answeredAt !== null,
		ended: true,
	};
	const at = state === "waiting" ? 0 : steps.indexOf(state);
	return steps.map((step, index) => {
		if (state === "ended") return { step, state: reached[step] ? "done" : "skipped" };
		return { step, state: index < at ? "done" : index === at ? "now" : "ahead" };
	});
}
