import { pause } from "../shared/wait.ts";
import type { Call } from "./call.ts";

/** Rings somebody for at most that long; true when they picked up. Otherwise the call is over. */
export async function ring(call: Call, ringMs: number): Promise<boolean> {
	const { behaviour } = call.options;
	call.progress("initiated");
	if (behaviour.kind === "failed") {
		await pause(behaviour.afterMs ?? 0, call.life);
		call.end("failed", "network", behaviour.sipCode ?? 404);
		return false;
	}
	call.progress("ringing");
	const afterMs = behaviour.afterMs ?? (behaviour.kind === "no-answer" ? ringMs : 20);
	await pause(Math.min(afterMs, ringMs), call.life);
	if (call.over) return false;
	if (behaviour.kind === "busy") call.end("busy", "network", 486);
	else if (behaviour.kind === "no-answer" || afterMs > ringMs) call.end("no-answer", "network", 487);
	else call.answer();
	return call.answered;
}
