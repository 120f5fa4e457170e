import { pause } from "../shared/wait.ts";
import type { Call } from "./call.ts";
import type { Behaviour } from "./types.ts";

const BEEP_MS = 400;
const DETECT_MS = 400;

export type MachineDetection = {
	readonly mode: "Enable" | "DetectMessageEnd";
	/** The result is posted here while the call goes on; null: the call waits for it. */
	readonly callback: { readonly url: string; readonly method: string } | null;
	readonly timeoutMs: number;
	readonly speechEndMs: number;
};

function outcome(
	behaviour: Behaviour,
	{ mode, speechEndMs }: MachineDetection,
): { answeredBy: string; afterMs: number } {
	const detectMs = "detectMs" in behaviour ? (behaviour.detectMs ?? DETECT_MS) : DETECT_MS;
	if (behaviour.kind === "fax") return { answeredBy: "fax", afterMs: detectMs };
	if (behaviour.kind !== "machine") return { answeredBy: "human", afterMs: detectMs };
	if (mode === "Enable") return { answeredBy: "machine_start", afterMs: detectMs };
	return behaviour.beep
		? { answeredBy: "machine_end_beep", afterMs: behaviour.greetingMs + BEEP_MS }
		: { answeredBy: "machine_end_silence", afterMs: behaviour.greetingMs + speechEndMs };
}

/** Finds out who picked up, in the time that it takes; the call may be over by then. */
export async function detectMachine(call: Call, detection: MachineDetection): Promise<void> {
	const found = outcome(call.options.behaviour, detection);
	const inTime = found.afterMs <= detection.timeoutMs;
	const durationMs = inTime ? found.afterMs : detection.timeoutMs;
	await pause(durationMs, call.life);
	if (call.over) return;
	const answeredBy = inTime ? found.answeredBy : "unknown";
	call.note("machine-detection", { answeredBy, durationMs });
	call.answeredBy = answeredBy;
	call.tellsAnswerer = detection.callback === null;
	if (detection.callback === null) return;
	call.tell("machine", detection.callback.url, detection.callback.method, {
		AnsweredBy: answeredBy,
		MachineDetectionDuration: String(durationMs),
	});
}
