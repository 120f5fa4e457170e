import { type CaptureCommand, type CaptureOptions, type CaptureReport, captureProcessor } from "./worklets/messages.ts";

export type Capture = { setMuted(muted: boolean): void; stop(): void };

/**
 * Sends what the microphone hears to `onFrame`: 20 ms of signed 16-bit mono samples at `targetRate`.
 * The capture worklet must have been added to the context.
 */
export function startCapture(
	context: AudioContext,
	stream: MediaStream,
	targetRate: number,
	on: { frame(pcm: ArrayBuffer): void; level(dbfs: number): void },
): Capture {
	const options: CaptureOptions = { targetRate, frameMs: 20 };
	const source = context.createMediaStreamSource(stream);
	const node = new AudioWorkletNode(context, captureProcessor, {
		numberOfInputs: 1,
		numberOfOutputs: 0,
		processorOptions: options,
	});
	node.port.onmessage = ({ data }: MessageEvent<CaptureReport>) => {
		if (data.type === "frame") on.frame(data.pcm);
		else on.level(data.dbfs);
	};
	source.connect(node);
	const command = (message: CaptureCommand) => node.port.postMessage(message);
	return {
		setMuted: (muted) => command({ type: "mute", muted }),
		stop: () => {
			node.port.onmessage = null;
			command({ type: "stop" });
			source.disconnect();
		},
	};
}
