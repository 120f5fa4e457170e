import { type Capture, startCapture } from "./capture.ts";
import { type Playback, type PlaybackListener, startPagePlayback, startPlayback } from "./playback.ts";
import captureWorklet from "./worklets/capture-worklet.ts?worker&url";
import playbackWorklet from "./worklets/playback-worklet.ts?worker&url";

/** The browser's audio for one call. */
export type CallAudio = {
	startPlayback(sourceRate: number, on: PlaybackListener): Playback;
	/** Null where the browser cannot process a microphone. */
	startCapture(
		stream: MediaStream,
		targetRate: number,
		on: { frame(pcm: ArrayBuffer): void; level(dbfs: number): void },
	): Capture | null;
	close(): void;
};

/** Opens the audio. Call it from a click: browsers keep sound off until then. Rejects where there is no Web Audio. */
export async function openCallAudio(): Promise<CallAudio> {
	const context = new AudioContext({ latencyHint: "interactive" });
	const worklets = context.audioWorklet as AudioWorklet | undefined;
	const resume = () => void context.resume().catch(() => undefined);
	resume();
	try {
		if (worklets) await Promise.all([worklets.addModule(captureWorklet), worklets.addModule(playbackWorklet)]);
	} catch (error) {
		void context.close();
		throw error;
	}
	// A telephone call or another tab may suspend the audio in the middle.
	context.onstatechange = () => {
		if (context.state === "suspended") resume();
	};
	return {
		startPlayback: (sourceRate, on) =>
			worklets ? startPlayback(context, sourceRate, on) : startPagePlayback(context, sourceRate, on),
		startCapture: (stream, targetRate, on) => (worklets ? startCapture(context, stream, targetRate, on) : null),
		close: () => {
			context.onstatechange = null;
			if (context.state !== "closed") void context.close();
		},
	};
}
