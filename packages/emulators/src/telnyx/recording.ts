import { randomUUID } from "node:crypto";
import { beep, decodeMuLaw, encodeMuLaw } from "../telephone/index.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";

const SAMPLES_PER_MS = 8;

export type RecordingOrder = {
	readonly recordingId: string;
	readonly channels: "single" | "dual";
	readonly format: "wav" | "mp3";
	readonly beeps: boolean;
};

const channels = ["single", "dual"] as const;
const formats = ["wav", "mp3"] as const;

/** The fields of `record_start`. */
export function readRecording(fields: Fields): RecordingOrder {
	fields.required("channels");
	fields.required("format");
	fields.whole("max_length", 0, 14_400);
	return {
		recordingId: randomUUID(),
		channels: fields.oneOf("channels", channels) ?? "dual",
		format: fields.oneOf("format", formats) ?? "mp3",
		beeps: fields.flag("play_beep") ?? false,
	};
}

/** The `record_…` fields of commands that answer a call; null: it is not to be recorded. */
export function readRecordFromAnswer(fields: Fields): RecordingOrder | null {
	if (fields.oneOf("record", ["record-from-answer"]) === undefined) return null;
	return {
		recordingId: randomUUID(),
		channels: fields.oneOf("record_channels", channels) ?? "dual",
		format: fields.oneOf("record_format", formats) ?? "mp3",
		beeps: false,
	};
}

/** What the person said, each frame where it was said. */
function place(frames: readonly { at: number; bytes: Uint8Array }[], length: number): Int16Array {
	const pcm = new Int16Array(length);
	let cursor = 0;
	for (const { at, bytes } of frames) {
		const samples = decodeMuLaw(bytes);
		// Frames that come bunched follow one another.
		cursor = at - cursor > samples.length ? at : cursor;
		pcm.set(samples.subarray(0, Math.max(0, length - cursor)), Math.min(cursor, length));
		cursor += samples.length;
	}
	return pcm;
}

/** Records until `record_stop` or the end of the call, then tells where the recording is. */
export function startRecording(leg: Leg, order: RecordingOrder): void {
	const startedAt = leg.state.now();
	const from = Math.floor(leg.ear.nowMs * SAMPLES_PER_MS);
	const frames: { at: number; bytes: Uint8Array }[] = [];
	const now = () => Math.floor(leg.ear.nowMs * SAMPLES_PER_MS) - from;
	const untap = leg.tap({ frame: (bytes) => frames.push({ at: now(), bytes }) });
	const running = {
		id: order.recordingId,
		stop: () => {
			if (!leg.recording.delete(running)) return;
			untap();
			const length = now();
			const heard = new Int16Array(length);
			heard.set(leg.ear.played().subarray(from, from + length));
			leg.recordings.push({ recordingId: order.recordingId, said: place(frames, length), heard });
			const url = `${leg.state.origin}/recordings/${order.recordingId}.${order.format}`;
			const urls = { mp3: null, wav: null, [order.format]: url };
			leg.tell(
				"call.recording.saved",
				{
					channels: order.channels,
					recording_started_at: new Date(startedAt).toISOString(),
					recording_ended_at: new Date(leg.state.now()).toISOString(),
					recording_urls: urls,
					public_recording_urls: { mp3: null, wav: null },
				},
				false,
			);
		},
	};
	leg.recording.add(running);
	leg.life.addEventListener("abort", running.stop, { once: true });
	if (order.beeps) leg.ear.receive(encodeMuLaw(beep()));
}
