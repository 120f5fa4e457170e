import type { PhoneCall } from "@centralita/contracts";

const steps = ["dialling", "ringing", "live", "ended"] as const;
type Step = (typeof steps)[number];
/** `skipped`: the call ended without it. */
export type StepState = "done" | "now" | "skipped" | "ahead";

/** The way of a call out. Whether it rang is not known of one that ended: an answered one did, another may have. */
export function stepsOf({
	state,
	answeredAt,
}: Pick<PhoneCall, "state" | "answeredAt">): { step: Step; state: StepState }[] {
	const at = state === "waiting" ? 0 : steps.indexOf(state);
	return steps.map((step, index) => {
		if (state === "ended") {
			const reached = step === "dialling" || step === "ended" || answeredAt !== null;
			return { step, state: reached ? "done" : "skipped" };
		}
		return { step, state: index < at ? "done" : index === at ? "now" : "ahead" };
	});
}
