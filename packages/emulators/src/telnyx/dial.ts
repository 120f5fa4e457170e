import { readOverrides } from "./destination.ts";
import { sendDigits } from "./dtmf.ts";
import { ApiError, badRequest } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";
import { type DetectionMode, detectMachine, readDetection } from "./machine-detection.ts";
import { type RecordingOrder, readRecordFromAnswer, startRecording } from "./recording.ts";
import { ring } from "./ring.ts";
import { openStream, readStream, type StreamOrder } from "./stream.ts";
import type { Switchboard } from "./switchboard.ts";

const RING_SECS = 30;
const LIMIT_SECS = 14_400;

/** How long to ring and to talk, in milliseconds. */
export const readLimits = (fields: Fields): { ringMs: number; timeLimitMs: number } => ({
	ringMs: (fields.whole("timeout_secs", 5, 600) ?? RING_SECS) * 1000,
	timeLimitMs: (fields.whole("time_limit_secs", 30, LIMIT_SECS) ?? LIMIT_SECS) * 1000,
});

/** The address to call and what to press after the answer: `+1…,200` says both, `send_digits_on_answer` counts more. */
export function readTarget(fields: Fields): { to: string; digits: string } {
	if (Array.isArray(fields.raw("to"))) throw badRequest("to", "Parallel dialling is not emulated.");
	const [number = "", inline] = fields.required("to").split(",", 2);
	const to = fields.with({ to: number, inline }).party("to") as string;
	const digits = fields.digits("send_digits_on_answer", 64) ?? fields.with({ inline }).digits("inline", 64) ?? "";
	return { to, digits };
}

function checkConnection({ state }: Switchboard, fields: Fields): void {
	if (fields.required("connection_id") !== state.application.id)
		throw badRequest("connection_id", "Invalid value for connection_id (Call Control App ID).");
	if (!state.application.active) throw new ApiError(403, "10010", "The Call Control Application is not active.");
}

/** Refuses more dials per second than the account may make. */
function checkRate({ state }: Switchboard): Record<string, string> {
	const left = state.countDial();
	if (left === null) return {};
	const headers = {
		"x-ratelimit-limit": String(state.options.dialsPerSecond),
		"x-ratelimit-remaining": String(Math.max(0, left)),
		"x-ratelimit-reset": "1",
	};
	if (left < 0) throw new ApiError(429, "10011", "You have exceeded the dials per second limit.", { headers });
	return headers;
}

/** Whether the outbound side lets the call through; otherwise the carrier answers with SIP 403, and no API error. */
export function mayPlace(board: Switchboard, from: string, others: readonly string[] = []): boolean {
	const { maxConcurrentCalls = Number.POSITIVE_INFINITY } = board.state.options;
	const owned = from.startsWith("sip") || board.state.number(from) !== undefined || others.includes(from);
	return owned && board.dialled <= maxConcurrentCalls;
}

type Order = {
	readonly ringMs: number;
	readonly digits: string;
	readonly detection: DetectionMode;
	readonly stream: StreamOrder | null;
	readonly recording: RecordingOrder | null;
};

async function place(board: Switchboard, leg: Leg, order: Order): Promise<void> {
	leg.initiate();
	if (!mayPlace(board, leg.from)) return leg.end("call_rejected", "network", "403");
	if (!(await ring(leg, order.ringMs))) return;
	if (order.stream !== null) openStream(leg, order.stream);
	if (order.recording !== null) startRecording(leg, order.recording);
	sendDigits(leg, order.digits);
	await detectMachine(leg, order.detection);
}

/** `POST /calls`. The same `command_id` within a minute finds the call that it made. Throws `ApiError`. */
export function dial(
	board: Switchboard,
	fields: Fields,
): { leg: Leg; recordingId?: string; headers: Record<string, string> } {
	const commandId = fields.text("command_id");
	const before = commandId === undefined ? undefined : board.repeated(`dial ${commandId}`);
	if (before !== undefined) return { leg: before, headers: {} };
	checkConnection(board, fields);
	fields.required("from");
	const { to, digits } = readTarget(fields);
	const from = fields.party("from") as string;
	const { ringMs, timeLimitMs } = readLimits(fields);
	const detection = readDetection(fields);
	const stream = readStream(fields, board.state);
	const recording = readRecordFromAnswer(fields);
	const options = { clientState: fields.base64("client_state"), overrides: readOverrides(fields) };
	const headers = checkRate(board);
	const behaviour = board.state.behaviour(to);
	const leg = board.open({ direction: "outgoing", from, to, behaviour, timeLimitMs, ...options });
	if (commandId !== undefined) board.remember(`dial ${commandId}`, leg);
	void place(board, leg, { ringMs, digits, detection, stream, recording });
	return { leg, headers, ...(recording === null ? {} : { recordingId: recording.recordingId }) };
}
