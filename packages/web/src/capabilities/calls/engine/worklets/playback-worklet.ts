import { LevelMeter } from "../level-meter.ts";
import { fromPcm16 } from "../pcm.ts";
import { PlaybackBuffer } from "../playback-buffer.ts";
import { type PlaybackCommand, type PlaybackReport, type PlaybackSettings, playbackProcessor } from "./messages.ts";

const metersPerSecond = 20;

/** The assistant's side of a call: plays what arrives, and tells the page of marks reached, levels and underruns. */
class PlaybackProcessor extends AudioWorkletProcessor {
	readonly #buffer: PlaybackBuffer;
	readonly #meter = new LevelMeter(sampleRate / metersPerSecond);
	#underruns = 0;
	#stopped = false;

	constructor(options: { processorOptions: unknown }) {
		super();
		const { sourceRate } = options.processorOptions as PlaybackSettings;
		this.#buffer = new PlaybackBuffer({ sourceRate, outputRate: sampleRate });
		this.port.onmessage = ({ data }: MessageEvent<PlaybackCommand>) => this.#obey(data);
	}

	#obey(command: PlaybackCommand): void {
		if (command.type === "audio") this.#buffer.push(fromPcm16(command.pcm));
		else if (command.type === "mark") this.#buffer.mark(command.name);
		else if (command.type === "stop") this.#stopped = true;
		else {
			this.#buffer.clear();
			this.#postReached();
		}
	}

	override process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
		const [first, ...others] = outputs[0] ?? [];
		if (this.#stopped || !first) return !this.#stopped;
		this.#buffer.render(first);
		for (const channel of others) channel.set(first);
		this.#postReached();
		const level = this.#meter.push(first);
		if (level !== null) this.#post({ type: "level", dbfs: level });
		if (this.#buffer.underruns > this.#underruns) {
			this.#underruns = this.#buffer.underruns;
			this.#post({ type: "underruns", count: this.#underruns });
		}
		return true;
	}

	#postReached(): void {
		const names = this.#buffer.takeReached();
		if (names.length > 0) this.#post({ type: "marks", names });
	}

	#post(report: PlaybackReport): void {
		this.port.postMessage(report);
	}
}

registerProcessor(playbackProcessor, PlaybackProcessor);
