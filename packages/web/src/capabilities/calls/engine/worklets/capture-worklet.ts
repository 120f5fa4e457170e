import { LevelMeter } from "../level-meter.ts";
import { Framer, toPcm16 } from "../pcm.ts";
import { Resampler } from "../resampler.ts";
import { type CaptureCommand, type CaptureOptions, type CaptureReport, captureProcessor } from "./messages.ts";

const blockSize = 128;
const metersPerSecond = 20;

/** The microphone's side of a call: mixes to mono, resamples, and posts 16-bit frames and levels to the page. */
class CaptureProcessor extends AudioWorkletProcessor {
	readonly #resampler: Resampler;
	readonly #framer: Framer;
	readonly #meter = new LevelMeter(sampleRate / metersPerSecond);
	readonly #mono = new Float32Array(blockSize);
	#muted = false;
	#stopped = false;

	constructor(options: { processorOptions: unknown }) {
		super();
		const { targetRate, frameMs } = options.processorOptions as CaptureOptions;
		this.#resampler = new Resampler(sampleRate, targetRate);
		this.#framer = new Framer((targetRate * frameMs) / 1000);
		this.port.onmessage = ({ data }: MessageEvent<CaptureCommand>) => {
			if (data.type === "mute") this.#muted = data.muted;
			else this.#stopped = true;
		};
	}

	override process(inputs: Float32Array[][]): boolean {
		if (this.#stopped) return false;
		const mono = this.#mix(inputs[0] ?? []);
		const level = this.#meter.push(mono);
		if (level !== null) this.#post({ type: "level", dbfs: level });
		this.#framer.push(this.#resampler.process(mono), (frame) => {
			const pcm = toPcm16(frame).buffer;
			this.#post({ type: "frame", pcm }, [pcm]);
		});
		return true;
	}

	/** Silence while muted: the other side's clock, its recording and its turn end go on. */
	#mix(channels: Float32Array[]): Float32Array {
		const length = channels[0]?.length ?? blockSize;
		const mono = this.#mono.subarray(0, length).fill(0);
		if (this.#muted) return mono;
		for (const channel of channels) {
			for (let i = 0; i < length; i++) mono[i] = (mono[i] as number) + (channel[i] as number) / channels.length;
		}
		return mono;
	}

	#post(report: CaptureReport, transfer: Transferable[] = []): void {
		this.port.postMessage(report, transfer);
	}
}

registerProcessor(captureProcessor, CaptureProcessor);
