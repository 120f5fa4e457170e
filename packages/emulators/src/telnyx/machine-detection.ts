import { pause } from "../shared/wait.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";
import type { Behaviour } from "./types.ts";

const BEEP_MS = 400;
const DETECT_MS = 400;
/** Silence after which a greeting without a beep is over. */
const SILENCE_MS = 800;

const modes = ["premium", "detect", "detect_beep", "detect_words", "greeting_end", "disabled"] as const;
export type DetectionMode = (typeof modes)[number];

export const readDetection = (fields: Fields): DetectionMode =>
	fields.oneOf("answering_machine_detection", modes) ?? "disabled";

function premiumResult(behaviour: Behaviour): string {
	if (behaviour.kind === "machine") return "machine";
	if (behaviour.kind === "fax") return "fax_detected";
	return (behaviour.kind === "human" && behaviour.premium) || "human_residence";
}

function standardResult({ kind }: Behaviour): string {
	if (kind === "machine") return "machine";
	return kind === "fax" ? "not_sure" : "human";
}

/** When the greeting is over after the answer, and how; null: nobody greets, or nobody asked. */
function greetingEnd(behaviour: Behaviour, mode: DetectionMode): { afterMs: number; result: string } | null {
	if (behaviour.kind !== "machine" || mode === "detect") return null;
	if (behaviour.beep) return { afterMs: behaviour.greetingMs + BEEP_MS, result: "beep_detected" };
	if (mode === "detect_beep") return null;
	return { afterMs: behaviour.greetingMs + SILENCE_MS, result: mode === "premium" ? "no_beep_detected" : "ended" };
}

/** Tells who picked up in the time that it takes to find out, and when a machine's greeting is over. */
export async function detectMachine(leg: Leg, mode: DetectionMode): Promise<void> {
	if (mode === "disabled") return;
	const { behaviour } = leg.options;
	const detectMs = "detectMs" in behaviour ? (behaviour.detectMs ?? DETECT_MS) : DETECT_MS;
	const end = greetingEnd(behaviour, mode);
	const premium = mode === "premium";
	const prefix = premium ? "call.machine.premium" : "call.machine";
	// Telnyx: a beep before the premium result takes its place.
	const skips = premium && end !== null && end.result === "beep_detected" && end.afterMs <= detectMs;
	if (!skips) {
		await pause(detectMs, leg.life);
		if (leg.over) return;
		const result = premium ? premiumResult(behaviour) : standardResult(behaviour);
		leg.tell(`${prefix}.detection.ended`, { result });
	}
	if (end === null) return;
	await pause(Math.max(0, end.afterMs - (skips ? 0 : detectMs)), leg.life);
	if (!leg.over) leg.tell(`${prefix}.greeting.ended`, { result: end.result });
}
