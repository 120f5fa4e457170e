import { randomUUID } from "node:crypto";
import { pause } from "../shared/wait.ts";
import { encodeMuLaw, readWav, syntheticSpeech } from "../telephone/index.ts";
import { badRequest } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";

const MAX_TEXT = 3000;
const MS_PER_CHARACTER = 60;
/** What stands for a file that is not fetched. */
const FILE_MS = 1000;

/** Lets the person hear samples so many times; how that ended. */
async function play(leg: Leg, pcm: Int16Array, times = 1): Promise<"completed" | "cancelled" | "call_hangup"> {
	const cancel = new AbortController();
	const running = { id: randomUUID(), stop: () => cancel.abort() };
	const signal = AbortSignal.any([leg.life, cancel.signal]);
	const path = { frame: () => undefined };
	leg.playing.add(running);
	leg.attach(path);
	for (let left = times; left > 0 && !signal.aborted; left--) {
		leg.ear.receive(encodeMuLaw(pcm));
		await pause(leg.ear.queuedMs, signal);
	}
	if (cancel.signal.aborted) leg.ear.clear();
	leg.detach(path);
	leg.playing.delete(running);
	if (cancel.signal.aborted) return "cancelled";
	return leg.over ? "call_hangup" : "completed";
}

export function stopPlaying(leg: Leg): void {
	for (const { stop } of leg.playing) stop();
}

/** Stops what plays before something else does, where the command says so. */
function stopFirst(leg: Leg, fields: Fields): void {
	if (fields.oneOf("stop", ["current", "all"]) !== undefined) stopPlaying(leg);
}

function timesOf(fields: Fields): number {
	const loop = fields.raw("loop");
	const times = loop === undefined ? 1 : loop === "infinity" ? Number.POSITIVE_INFINITY : Number(loop);
	if (!(times >= 1)) throw badRequest("loop", "loop must be a positive number or infinity.");
	return times;
}

/** `speak`: something as long as the text would take. */
export function speak(leg: Leg, fields: Fields): void {
	const text = fields.required("payload", MAX_TEXT);
	fields.required("voice");
	fields.oneOf("payload_type", ["text", "ssml"]);
	stopFirst(leg, fields);
	leg.texts.push(text);
	leg.tell("call.speak.started", {}, false);
	const { speakMsPerCharacter = MS_PER_CHARACTER } = leg.state.options;
	// Telnyx: the end of speech that was stopped has no status of its own.
	void play(leg, syntheticSpeech(text.length * speakMsPerCharacter, 210)).then((how) =>
		leg.tell("call.speak.ended", { status: how === "cancelled" ? "completed" : how }, false),
	);
}

/** The samples of a WAV that came with the command; files elsewhere are not fetched and last a second. */
function samplesOf(fields: Fields): Int16Array | null {
	const content = fields.base64("playback_content");
	if (content === undefined) return syntheticSpeech(FILE_MS, 330);
	try {
		return readWav(Buffer.from(content, "base64")).pcm;
	} catch {
		return null;
	}
}

/** `playback_start`. */
export function startPlayback(leg: Leg, fields: Fields): void {
	const names = ["audio_url", "media_name", "playback_content"];
	if (names.filter((name) => fields.text(name) !== undefined).length !== 1)
		throw badRequest("audio_url", `One of ${names.join(", ")} is required.`);
	const url = fields.url("audio_url", ["https:", "http:"]);
	const name = fields.text("media_name");
	const pcm = samplesOf(fields);
	const times = timesOf(fields);
	const what = {
		...(url === undefined ? {} : { media_url: url }),
		...(name === undefined ? {} : { media_name: name }),
		overlay: fields.flag("overlay") ?? false,
	};
	stopFirst(leg, fields);
	const ended = (status: string) => leg.tell("call.playback.ended", { ...what, status, status_detail: status }, false);
	if (pcm === null) ended("failed");
	else {
		leg.tell("call.playback.started", what, false);
		void play(leg, pcm, times).then(ended);
	}
}
