import { parentPort } from "node:worker_threads";

/** Stands in for the voice's thread: says 100 samples, dies when it hears "die", and is silent after "hang". */
parentPort?.on("message", ({ id, text }: { id: number; text: string }) => {
	if (text === "die") process.exit(1);
	if (text === "hang") return;
	parentPort?.postMessage({ type: "audio", id, pcm: new Int16Array(100), words: [] });
	parentPort?.postMessage({ type: "done", id });
});
parentPort?.postMessage({ type: "ready", sampleRate: 22_050 });
