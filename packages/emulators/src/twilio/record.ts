import { aborted, pause } from "../shared/wait.ts";
import { beep, decodeMuLaw } from "../telephone/index.ts";
import type { AudioPath } from "./call.ts";
import { createSid, rfc2822 } from "./ids.ts";
import { playTo } from "./speak.ts";
import { actionOf, methodOf, type Next, resolveUrl, secondsOf, type VerbContext } from "./verb.ts";

const LOUD = 600;

/** What the person says until they stop, press a key or hang up. */
async function listen({ call, element, signal }: VerbContext): Promise<{ frames: Uint8Array[]; digits: string }> {
	const { timeout, maxLength, finishOnKey = "1234567890*#" } = element.attributes;
	const silenceMs = secondsOf(timeout, 5);
	const frames: Uint8Array[] = [];
	let quiet = 0;
	let digits = "";
	const stop = Promise.withResolvers<void>();
	const path: AudioPath = {
		frame: (bytes) => {
			frames.push(bytes);
			quiet = decodeMuLaw(bytes).some((sample) => Math.abs(sample) > LOUD) ? 0 : quiet + 20;
			if (quiet >= silenceMs) stop.resolve();
		},
		press: (digit) => {
			if (!finishOnKey.includes(digit)) return;
			digits = digit;
			stop.resolve();
		},
	};
	const limit = new AbortController();
	call.attach(path);
	await Promise.race([
		stop.promise,
		aborted(signal),
		pause(secondsOf(maxLength, 3600), AbortSignal.any([signal, limit.signal])),
	]);
	limit.abort();
	call.detach(path);
	return { frames, digits: call.over ? "hangup" : digits };
}

/** `<Record>`: takes a message, and tells where it is. */
export async function record(context: VerbContext): Promise<Next> {
	const { call, element, signal } = context;
	const { attributes } = element;
	if (attributes.playBeep !== "false") await playTo(call, beep(), signal);
	const { frames, digits } = await listen(context);
	const recording = { sid: createSid("RE"), pcm: decodeMuLaw(Buffer.concat(frames)) };
	call.recordings.push(recording);
	const seconds = Math.round(recording.pcm.length / 8000);
	call.note("record", { sid: recording.sid, ms: recording.pcm.length / 8 });
	const fields = {
		RecordingSid: recording.sid,
		RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${call.state.accountSid}/Recordings/${recording.sid}`,
		RecordingDuration: String(seconds),
	};
	const callback = attributes.recordingStatusCallback;
	if (callback !== undefined)
		call.tell("recording", resolveUrl(call, callback), methodOf(attributes.recordingStatusCallbackMethod), {
			...fields,
			RecordingStatus: "completed",
			RecordingChannels: "1",
			RecordingSource: "RecordVerb",
			RecordingStartTime: rfc2822(call.state.now() - recording.pcm.length / 8),
		});
	const next = await actionOf(context, { ...fields, Digits: digits });
	// Twilio: without an action the recording is posted to the document that asked for it.
	if (next !== "continue" || attributes.action !== undefined || call.documentUrl === null || signal.aborted)
		return next;
	return { url: call.documentUrl, method: methodOf(attributes.method), params: { ...fields, Digits: digits } };
}
