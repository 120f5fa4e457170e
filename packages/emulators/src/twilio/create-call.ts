import { pause } from "../shared/wait.ts";
import { dtmfTone } from "../telephone/index.ts";
import type { Call, Source, StatusSubscription } from "./call.ts";
import { RestError } from "./errors.ts";
import type { Form } from "./form.ts";
import { detectMachine, type MachineDetection } from "./machine-detection.ts";
import { ring } from "./ring.ts";
import { runTwiml } from "./run-twiml.ts";
import { playTo } from "./speak.ts";
import type { TwilioState } from "./state.ts";
import type { Switchboard } from "./switchboard.ts";

const E164 = /^\+[1-9]\d{6,14}$/u;
const ADDRESS = /^(?:client|sip):\S+$/u;
const MAX_TWIML = 4000;
const callEvents = ["initiated", "ringing", "answered", "completed"];

function checkNumbers(state: TwilioState, form: Form): { from: string; to: string } {
	const to = form.get("To")?.trim() ?? "";
	const from = form.get("From")?.trim() ?? "";
	const { forbiddenPrefixes = [], trial = false } = state.options;
	if (to === "") throw new RestError(400, 21201, "No 'To' number is specified");
	if (from === "") throw new RestError(400, 21213, "No 'From' number is specified");
	if (!E164.test(to) && !ADDRESS.test(to))
		throw new RestError(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
	if (!E164.test(from) && !ADDRESS.test(from))
		throw new RestError(400, 21212, `The 'From' number ${from} is not a valid phone number.`);
	if (E164.test(from) && !state.mayShow(from))
		throw new RestError(
			400,
			21210,
			`The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`,
		);
	if (forbiddenPrefixes.some((prefix) => to.startsWith(prefix)))
		throw new RestError(
			400,
			21215,
			`Account not authorized to call ${to}. Perhaps you need to enable geo permissions.`,
		);
	if (trial && !state.mayShow(to))
		throw new RestError(
			400,
			21219,
			`The number ${to} is unverified. Trial accounts may only make calls to verified numbers.`,
		);
	return { from, to };
}

/** Where the TwiML is: `Url` wins over `Twiml`. */
export function readSource(form: Form): Source | null {
	const url = form.url("Url");
	if (url !== undefined) return { url, method: form.method("Method") };
	const twiml = form.get("Twiml");
	if (twiml === undefined || twiml === "") return null;
	if (twiml.length > MAX_TWIML)
		throw new RestError(400, 20001, `Twiml must be ${MAX_TWIML} characters or less, and has ${twiml.length}.`);
	return { twiml };
}

function readDetection(form: Form): MachineDetection | null {
	const mode = form.get("MachineDetection");
	if (mode === undefined || form.get("SendDigits")) return null;
	if (mode !== "Enable" && mode !== "DetectMessageEnd")
		throw new RestError(400, 20001, `Invalid MachineDetection: ${mode}.`);
	form.number("MachineDetectionSpeechThreshold", 1000, 6000, 2400);
	form.number("MachineDetectionSilenceTimeout", 2000, 10_000, 5000);
	const url = form.url("AsyncAmdStatusCallback") ?? "";
	return {
		mode,
		callback: form.flag("AsyncAmd") ? { url, method: form.method("AsyncAmdStatusCallbackMethod") } : null,
		timeoutMs: form.number("MachineDetectionTimeout", 3, 59, 30) * 1000,
		speechEndMs: form.number("MachineDetectionSpeechEndThreshold", 500, 5000, 1200),
	};
}

/** Events that are not among the known make Twilio create the call and call nobody back (21626). */
function readSubscription(form: Form, notice: (detail: string) => void): StatusSubscription | null {
	const url = form.url("StatusCallback");
	if (url === undefined) return null;
	const given = form.all("StatusCallbackEvent");
	const events = given.length === 0 ? ["completed"] : given;
	const unknown = events.find((event) => !callEvents.includes(event));
	if (unknown !== undefined) notice(`'${unknown}' is no event of a call.`);
	return unknown === undefined ? { url, method: form.method("StatusCallbackMethod"), events } : null;
}

function checkAmount(board: Switchboard): number {
	const { maxConcurrentCalls = Number.POSITIVE_INFINITY } = board.state.options;
	if (board.live >= maxConcurrentCalls)
		throw new RestError(429, 10004, "Call rejected: the concurrent call limit of the account is exceeded.");
	const queueMs = board.state.takeSlot();
	if (queueMs === null) throw new RestError(429, 22005, "The call queue holds more than 24 hours of calls.");
	return queueMs;
}

/** `POST Calls.json`: creates a call and lets it take its course. Throws `RestError`. */
export function createCall(board: Switchboard, form: Form): Call {
	const { state } = board;
	const { from, to } = checkNumbers(state, form);
	const source = readSource(form);
	if (source === null) throw new RestError(400, 21205, "Url parameter is required when no Twiml is given");
	const detection = readDetection(form);
	const digits = form.get("SendDigits") ?? "";
	if (!/^[\dA-D*#wW]{0,32}$/u.test(digits)) throw new RestError(400, 20001, "Invalid SendDigits.");
	const fallbackUrl = form.url("FallbackUrl");
	const ringMs = form.number("Timeout", 1, 600, 60) * 1000;
	const timeLimitMs = form.number("TimeLimit", 1, 86_400, 14_400) * 1000;
	const notices: string[] = [];
	const subscription = readSubscription(form, (detail) => notices.push(detail));
	const recordUrl = form.url("RecordingStatusCallback") ?? "";
	const queueMs = checkAmount(board);
	const call = board.open({
		direction: "outbound-api",
		from,
		to,
		behaviour: state.behaviour(to),
		subscription,
		fallback: fallbackUrl === undefined ? null : { url: fallbackUrl, method: form.method("FallbackMethod") },
		timeLimitMs,
		queueMs,
		...(form.flag("Record")
			? { record: { url: recordUrl, method: form.method("RecordingStatusCallbackMethod") } }
			: {}),
	});
	for (const notice of notices) call.trouble(21626, notice, "warning");
	void place(board, call, { source, detection, digits, ringMs });
	return call;
}

type Order = { source: Source; detection: MachineDetection | null; digits: string; ringMs: number };

async function place(board: Switchboard, call: Call, { source, detection, digits, ringMs }: Order): Promise<void> {
	await pause(call.options.queueMs ?? 0, call.life);
	if (call.over || !(await ring(call, ringMs))) return;
	for (const digit of digits) {
		call.note("digits", { digit });
		await playTo(call, dtmfTone(digit), call.life);
	}
	const detected = detection === null ? null : detectMachine(call, detection);
	if (detection?.callback === null) await detected;
	await runTwiml(board, call, call.takeRedirect() ?? source);
}
