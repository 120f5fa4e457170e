import { pause } from "../shared/wait.ts";
import type { Leg } from "./leg.ts";

const ANSWER_MS = 20;

/** Rings somebody for at most that long; true when they picked up. Otherwise the leg is over. */
export async function ring(leg: Leg, ringMs: number): Promise<boolean> {
	const { behaviour } = leg.options;
	const afterMs = "afterMs" in behaviour ? (behaviour.afterMs ?? ANSWER_MS) : ANSWER_MS;
	const inTime = behaviour.kind !== "no-answer" && afterMs <= ringMs;
	const ringsMs = behaviour.kind === "no-answer" ? (behaviour.afterMs ?? ringMs) : afterMs;
	await pause(Math.min(ringsMs, ringMs), leg.life);
	if (leg.over) return false;
	if (!inTime) leg.end("timeout", "product", "487");
	else if (behaviour.kind === "busy") leg.end("user_busy", "person", "486");
	else if (behaviour.kind === "rejected") leg.end("call_rejected", "person", "603");
	else if (behaviour.kind === "failed") leg.end(behaviour.cause ?? "not_found", "network", behaviour.sipCause ?? "404");
	else leg.answer();
	return leg.answered;
}
