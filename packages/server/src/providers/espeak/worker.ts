import { parentPort, workerData } from "node:worker_threads";
import createEspeak from "@echogarden/espeak-ng-emscripten";
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

function synthesise({ id, text, voice, wordsPerMinute, gain }: SynthesisOrder): void {
	if (espeak.set_voice(voice) !== 0) throw new Error(`there is no voice ${voice}`);
	espeak.set_rate(wordsPerMinute);
	espeak.synthesize(withoutMarkup(text), (samples) => {
		if (Atomics.load(cancelled, 0) === id) return true;
		if (samples && samples.length > 0) {
			const pcm = applyGain(samples, gain);
			report({ type: "audio", id, pcm }, [pcm.buffer]);
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
