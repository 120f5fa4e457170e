import { LevelMeter } from "./level-meter.ts";
import { fromPcm16 } from "./pcm.ts";
import { PlaybackBuffer } from "./playback-buffer.ts";
import {
	type PlaybackCommand,
	type PlaybackReport,
	type PlaybackSettings,
	playbackProcessor,
} from "./worklets/messages.ts";

export type Playback = {
	/** Queues signed 16-bit little-endian samples; the buffer is given away. */
	play(pcm: ArrayBuffer): void;
	mark(name: string): void;
	clear(): void;
	stop(): void;
};

export type PlaybackListener = {
	/** Playback reached these marks, or `clear` dropped them. */
	marks(names: readonly string[]): void;
	level(dbfs: number): void;
	underruns(count: number): void;
};

/** Plays in the audio thread. The playback worklet must have been added to the context. */
export function startPlayback(context: AudioContext, sourceRate: number, on: PlaybackListener): Playback {
	const settings: PlaybackSettings = { sourceRate };
	const node = new AudioWorkletNode(context, playbackProcessor, {
		numberOfInputs: 0,
		outputChannelCount: [1],
		processorOptions: settings,
	});
	node.port.onmessage = ({ data }: MessageEvent<PlaybackReport>) => {
		if (data.type === "marks") on.marks(data.names);
		else if (data.type === "level") on.level(data.dbfs);
		else on.underruns(data.count);
	};
	node.connect(context.destination);
	const command = (message: PlaybackCommand, transfer: Transferable[] = []) => node.port.postMessage(message, transfer);
	return {
		play: (pcm) => command({ type: "audio", pcm }, [pcm]),
		mark: (name) => command({ type: "mark", name }),
		clear: () => command({ type: "clear" }),
		stop: () => {
			node.port.onmessage = null;
			command({ type: "stop" });
			node.disconnect();
		},
	};
}

/** About 43 ms at 48 kHz: large enough for a busy page. */
const blockSize = 2048;

/**
 * Plays in the page's own thread, with the same buffer. For pages not served over HTTPS or from localhost, where
 * browsers offer no AudioWorklet.
 */
export function startPagePlayback(context: AudioContext, sourceRate: number, on: PlaybackListener): Playback {
	const buffer = new PlaybackBuffer({ sourceRate, outputRate: context.sampleRate, startMs: 100 });
	const meter = new LevelMeter(blockSize);
	const node = context.createScriptProcessor(blockSize, 0, 1);
	let underruns = 0;
	const report = () => {
		const names = buffer.takeReached();
		if (names.length > 0) on.marks(names);
	};
	node.onaudioprocess = ({ outputBuffer }) => {
		const output = outputBuffer.getChannelData(0);
		buffer.render(output);
		report();
		const level = meter.push(output);
		if (level !== null) on.level(level);
		if (buffer.underruns === underruns) return;
		underruns = buffer.underruns;
		on.underruns(underruns);
	};
	node.connect(context.destination);
	return {
		play: (pcm) => buffer.push(fromPcm16(pcm)),
		mark: (name) => buffer.mark(name),
		clear: () => {
			buffer.clear();
			report();
		},
		stop: () => {
			node.onaudioprocess = null;
			node.disconnect();
		},
	};
}
