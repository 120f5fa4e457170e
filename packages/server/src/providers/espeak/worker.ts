import { parentPort, workerData } from "node:worker_threads";
import createEspeak from "@echogarden/espeak-ng-emscripten";
import type { SpokenWord } from "../../ports/text-to-speech.ts";
import { applyGain } from "./gain.ts";
import type { SynthesisOrder, SynthesisReport, WorkerData } from "./messages.ts";

const port = parentPort;
if (!port) throw new Error("this file runs in a worker thread");
const { cancelled }: WorkerData = workerData;
const { eSpeakNGWorker } = await createEspeak();
const espeak = new eSpeakNGWorker();

const report = (message: SynthesisReport, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

/** The engine reads markup. */
const withoutMarkup = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** For each character that the engine reads, where it stands in the text. */
function positions(text: string): number[] {
	const read: number[] = [];
	let at = 0;
	for (const character of text) {
		for (const _ of withoutMarkup(character)) read.push(at);
		at += character.length;
	}
	return read;
}

function synthesise({ id, text, voice, wordsPerMinute, gain }: SynthesisOrder): void {
	if (espeak.set_voice(voice) !== 0) throw new Error(`there is no voice ${voice}`);
	espeak.set_rate(wordsPerMinute);
	const read = positions(text);
	let words: SpokenWord[] = [];
	espeak.synthesize(withoutMarkup(text), (samples, events) => {
		if (Atomics.load(cancelled, 0) === id) return true;
		for (const { type, text_position, audio_position } of events ?? [])
			if (type === "word") words.push({ at: read[text_position - 1] ?? text.length, ms: audio_position });
		if (samples && samples.length > 0) {
			const pcm = applyGain(samples, gain);
			report({ type: "audio", id, pcm, words }, [pcm.buffer]);
			words = [];
		}
		return false;
	});
}

port.on("message", (order: SynthesisOrder) => {
	try {
		synthesise(order);
		report({ type: "done", id: order.id });
	} catch (error) {
		report({ type: "failed", id: order.id, message: String(error) });
	}
});
report({ type: "ready", sampleRate: espeak.get_samplerate() });
