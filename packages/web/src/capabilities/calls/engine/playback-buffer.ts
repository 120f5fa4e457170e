import { Resampler } from "./resampler.ts";
import { SampleRing } from "./sample-ring.ts";

export type PlaybackOptions = {
	/** Hertz of what arrives, and of what is played. */
	sourceRate: number;
	outputRate: number;
	/** Sound gathered before playing begins, in milliseconds; grows to `maxStartMs` with each underrun. */
	startMs?: number;
	maxStartMs?: number;
	/** Fade after `clear`, in milliseconds. */
	fadeMs?: number;
	/** Sound kept at most, in milliseconds; what comes beyond it is dropped. */
	capacityMs?: number;
};

type Mark = { name: string; at: number };
const edgeFadeMs = 2;

/**
 * What was received and not yet played: resamples to the output's rate, smooths uneven arrival, keeps marks at their
 * sample, and drops everything on `clear` after a short fade. `render` is called by the audio device, block by block.
 */
export class PlaybackBuffer {
	readonly #resampler: Resampler;
	readonly #ring: SampleRing;
	readonly #rate: number;
	readonly #maxStart: number;
	readonly #fade: number;
	readonly #edge: number;
	#start: number;
	#marks: Mark[] = [];
	#reached: string[] = [];
	#lastMark = 0;
	/** Output samples queued and played since the beginning. */
	#written = 0;
	#played = 0;
	#playing = false;
	/** Samples rendered since the first sample of a new stretch arrived. */
	#waited = 0;
	/** Samples of the fade-in still to come. */
	#rising = 0;
	/** The fade of what `clear` cut off. */
	#tail = new Float32Array(0);
	#dropped = 0;
	#underruns = 0;

	constructor(options: PlaybackOptions) {
		const { sourceRate, outputRate, startMs = 80, maxStartMs = 160, fadeMs = 8, capacityMs = 60_000 } = options;
		const samples = (ms: number) => Math.round((ms * outputRate) / 1000);
		this.#resampler = new Resampler(sourceRate, outputRate);
		this.#ring = new SampleRing(samples(capacityMs));
		this.#rate = outputRate;
		this.#start = samples(startMs);
		this.#maxStart = samples(maxStartMs);
		this.#fade = samples(fadeMs);
		this.#edge = samples(edgeFadeMs);
	}

	get bufferedMs(): number {
		return (this.#ring.length * 1000) / this.#rate;
	}

	/** Times that it ran dry before a mark, that is, in the middle of what was being said. */
	get underruns(): number {
		return this.#underruns;
	}

	/** Samples that did not fit. */
	get dropped(): number {
		return this.#dropped;
	}

	/** Queues samples at the source's rate. */
	push(samples: Float32Array): void {
		const output = this.#resampler.process(samples);
		const taken = this.#ring.write(output);
		this.#written += taken;
		this.#dropped += output.length - taken;
	}

	/** Asks for `name` when everything queued so far was played. */
	mark(name: string): void {
		this.#marks.push({ name, at: this.#written });
		this.#lastMark = this.#written;
	}

	/** Drops what is queued, fading out what was sounding. Its marks count as reached at once. */
	clear(): void {
		if (this.#playing) {
			const tail = new Float32Array(Math.min(this.#fade, this.#ring.length));
			this.#ring.read(tail);
			for (let i = 0; i < tail.length; i++) tail[i] = (tail[i] as number) * (1 - (i + 1) / tail.length);
			this.#tail = tail;
		}
		this.#ring.clear();
		this.#resampler.reset();
		for (const mark of this.#marks) this.#reached.push(mark.name);
		this.#marks = [];
		this.#played = this.#written;
		this.#playing = false;
		this.#waited = 0;
	}

	/** Marks reached since the last call, in order. */
	takeReached(): string[] {
		if (this.#reached.length === 0) return this.#reached;
		const reached = this.#reached;
		this.#reached = [];
		return reached;
	}

	/** Fills `output` with the next samples, or silence. */
	render(output: Float32Array): void {
		output.fill(0);
		const faded = this.#renderTail(output);
		const rest = output.subarray(faded);
		if (rest.length === 0) return;
		if (!this.#playing) this.#playing = this.#mayStart(rest.length);
		if (this.#playing) this.#renderQueue(rest);
		this.#settleMarks();
	}

	#renderTail(output: Float32Array): number {
		const taken = Math.min(this.#tail.length, output.length);
		if (taken === 0) return 0;
		output.set(this.#tail.subarray(0, taken));
		this.#tail = this.#tail.subarray(taken);
		return taken;
	}

	/** Enough has gathered, or what there is has waited long enough (a short word, the end of a sentence). */
	#mayStart(samples: number): boolean {
		if (this.#ring.length === 0) return false;
		if (this.#ring.length < this.#start && this.#waited < this.#start) {
			this.#waited += samples;
			return false;
		}
		this.#waited = 0;
		this.#rising = this.#edge;
		return true;
	}

	#renderQueue(output: Float32Array): void {
		const taken = this.#ring.read(output);
		this.#played += taken;
		for (let i = 0; i < taken && this.#rising > 0; i++, this.#rising--) {
			output[i] = (output[i] as number) * (1 - this.#rising / this.#edge);
		}
		if (taken === output.length) return;
		const falling = Math.min(taken, this.#edge);
		for (let i = 0; i < falling; i++) {
			const at = taken - falling + i;
			output[at] = (output[at] as number) * (1 - (i + 1) / falling);
		}
		this.#playing = false;
		if (this.#lastMark < this.#played) {
			this.#underruns++;
			this.#start = Math.min(this.#maxStart, Math.round(this.#start * 1.25));
		}
	}

	#settleMarks(): void {
		while (this.#marks[0] !== undefined && this.#marks[0].at <= this.#played) {
			this.#reached.push(this.#marks[0].name);
			this.#marks.shift();
		}
	}
}
