import type { Answerer, MachinePolicy } from "@centralita/contracts";
import type { Clock } from "../../platform/time/index.ts";
import type { VoiceSession } from "../../voice/index.ts";

/** No greeting is longer: carriers give up listening for its end before this, and some never say that it came. */
const longestGreetingMs = 45_000;

/** Follows the policy of a call out when a machine picked up; told once for each thing that the carrier finds out. */
export function followMachinePolicy(
	clock: Clock,
	policy: MachinePolicy,
	session: Pick<VoiceSession, "done" | "end" | "finish" | "suspend">,
): (found: { answerer: Answerer; greetingOver: boolean }) => void {
	let waiting = false;
	return ({ answerer, greetingOver }) => {
		if (policy.action === "continue") return;
		if (policy.action === "hang-up" || answerer === "fax") return session.end("machine");
		const leave = () => session.finish("message-left", policy.text);
		session.suspend();
		if (greetingOver) return leave();
		if (waiting) return;
		waiting = true;
		void session.done.then(clock.after(longestGreetingMs, leave));
	};
}
