import { bridge, transfer } from "./bridge.ts";
import { readOverrides } from "./destination.ts";
import { sendDigits } from "./dtmf.ts";
import { ApiError, notFound, unprocessable } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";
import { readRecordFromAnswer, readRecording, startRecording } from "./recording.ts";
import { speak, startPlayback, stopPlaying } from "./speak.ts";
import { openStream, readStream } from "./stream.ts";
import type { Switchboard } from "./switchboard.ts";
import type { Action } from "./types.ts";

type Result = Readonly<Record<string, unknown>>;
type Handler = (board: Switchboard, leg: Leg, fields: Fields) => Result;

function answer({ state }: Switchboard, leg: Leg, fields: Fields): Result {
	if (leg.direction === "outgoing" || leg.answered) throw unprocessable("The call cannot be answered.");
	const stream = readStream(fields, state);
	const recording = readRecordFromAnswer(fields);
	leg.overrides = { ...leg.overrides, ...readOverrides(fields) };
	leg.answer();
	if (stream !== null) openStream(leg, stream);
	if (recording === null) return {};
	startRecording(leg, recording);
	return { recording_id: recording.recordingId };
}

function reject(_board: Switchboard, leg: Leg, fields: Fields): void {
	if (leg.direction === "outgoing" || leg.answered) throw unprocessable("The call cannot be rejected.");
	fields.required("cause");
	const busy = fields.oneOf("cause", ["CALL_REJECTED", "USER_BUSY"]) === "USER_BUSY";
	leg.end(busy ? "user_busy" : "call_rejected", "product", busy ? "486" : "603");
}

function hangup(_board: Switchboard, leg: Leg): void {
	if (leg.answered) leg.end("normal_clearing", "product", "200");
	else if (leg.direction === "outgoing") leg.end("originator_cancel", "product", "487");
	else leg.end("normal_clearing", "product", "480");
}

function startStreaming({ state }: Switchboard, leg: Leg, fields: Fields): void {
	fields.required("stream_url");
	const order = readStream(fields, state);
	if (order !== null) openStream(leg, order);
}

function stopStreaming(_board: Switchboard, leg: Leg, fields: Fields): void {
	const id = fields.text("stream_id");
	if (id === undefined || id === leg.stream?.id) leg.stream?.stop();
}

function stopRecording(_board: Switchboard, leg: Leg, fields: Fields): void {
	const id = fields.text("recording_id");
	for (const recording of leg.recording) if (id === undefined || id === recording.id) recording.stop();
}

function sendDtmf(_board: Switchboard, leg: Leg, fields: Fields): void {
	fields.required("digits");
	fields.whole("duration_millis", 100, 500);
	sendDigits(leg, fields.digits("digits", 64) ?? "");
}

/** A command whose answer says nothing but that it was accepted. */
const plain =
	(run: (board: Switchboard, leg: Leg, fields: Fields) => void): Handler =>
	(board, leg, fields) => {
		run(board, leg, fields);
		return {};
	};

const handlers: Readonly<Record<Action, Handler>> = {
	answer,
	reject: plain(reject),
	hangup: plain(hangup),
	transfer: plain(transfer),
	bridge: plain(bridge),
	speak: plain((_board, leg, fields) => speak(leg, fields)),
	playback_start: plain((_board, leg, fields) => startPlayback(leg, fields)),
	playback_stop: plain((_board, leg, fields) => {
		fields.oneOf("stop", ["current", "all"]);
		stopPlaying(leg);
	}),
	streaming_start: plain(startStreaming),
	streaming_stop: plain(stopStreaming),
	record_start: plain((_board, leg, fields) => startRecording(leg, readRecording(fields))),
	record_stop: plain(stopRecording),
	send_dtmf: plain(sendDtmf),
	client_state_update: plain((_board, _leg, fields) => fields.required("client_state")),
};

export const isAction = (name: string): name is Action => Object.hasOwn(handlers, name);

/** What a call takes before it is answered. */
const early: Readonly<Record<Leg["direction"], readonly Action[]>> = {
	incoming: ["answer", "reject", "hangup", "transfer"],
	outgoing: ["hangup", "client_state_update"],
};

/**
 * `POST /calls/{id}/actions/{action}`. The same `command_id` for the same call within a minute changes nothing.
 * Throws `ApiError`.
 */
export function runAction(board: Switchboard, action: Action, callControlId: string, fields: Fields): Result {
	if (!/^v[23]:./u.test(callControlId)) throw new ApiError(422, "90015", "The call control ID is invalid.");
	const leg = board.find(callControlId);
	if (leg === undefined) throw notFound();
	const commandId = fields.text("command_id");
	const command = `${callControlId} ${commandId}`;
	if (commandId !== undefined && board.repeated(command) !== undefined) return { result: "ok" };
	if (leg.over) throw new ApiError(422, "90018", "This call is no longer active and can't receive commands.");
	if (!leg.answered && !early[leg.direction].includes(action))
		throw unprocessable("This call can't receive this command because it has not been answered yet.");
	const before = leg.clientState;
	leg.clientState = fields.base64("client_state") ?? before;
	try {
		const result = handlers[action](board, leg, fields);
		if (commandId !== undefined) board.remember(command, leg);
		leg.note(`command ${action}`, { commandId });
		return { result: "ok", ...result };
	} catch (error) {
		leg.clientState = before;
		throw error;
	}
}
