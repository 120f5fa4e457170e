/** Zero crossings of the sinc on each side: a transition band of about 0.8 kHz at 16 kHz, 3 ms of delay. */
const zeroCrossings = 48;
/** Cut-off as a share of the narrower side's Nyquist frequency, so that the stop band begins at Nyquist. */
const rolloff = 0.95;
/** Kaiser window shape: about 80 dB of stop-band attenuation. */
const beta = 7.9;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
	let sum = 1;
	let term = 1;
	for (let k = 1; term > sum * 1e-12; k++) {
		term *= (x / (2 * k)) ** 2;
		sum += term;
	}
	return sum;
}

const sinc = (x: number): number => (Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** One filter per output phase, each of `2 * half` taps and unit gain at 0 Hz. */
function designFilters(phases: number, half: number, cutoff: number): Float32Array[] {
	const edge = bessel0(beta);
	return Array.from({ length: phases }, (_, phase) => {
		const taps = new Float64Array(2 * half);
		let gain = 0;
		for (let i = 0; i < taps.length; i++) {
			const at = i - half + 1 - phase / phases;
			const window = bessel0(beta * Math.sqrt(Math.max(0, 1 - (at / half) ** 2))) / edge;
			const tap = sinc(cutoff * at) * window;
			taps[i] = tap;
			gain += tap;
		}
		return Float32Array.from(taps, (tap) => tap / gain);
	});
}

/**
 * Changes the sample rate of a stream of mono blocks: windowed sinc, polyphase, state kept between blocks, so that the
 * output does not depend on how the input was cut. Both rates are whole hertz.
 */
export class Resampler {
	readonly #phases: number;
	readonly #step: number;
	readonly #half: number;
	readonly #filters: readonly Float32Array[];
	/** Input still needed; begins with `half - 1` samples of the past. */
	#pending: Float32Array;
	#length = 0;
	/** Position of the next output: whole input samples from the start of `#pending`'s present, and the phase after it. */
	#at = 0;
	#phase = 0;

	constructor(inputRate: number, outputRate: number) {
		if (!Number.isInteger(inputRate) || !Number.isInteger(outputRate) || inputRate <= 0 || outputRate <= 0) {
			throw new RangeError(`sample rates must be whole positive hertz: ${inputRate} → ${outputRate}`);
		}
		const divisor = gcd(inputRate, outputRate);
		this.#phases = outputRate / divisor;
		this.#step = inputRate / divisor;
		const cutoff = Math.min(1, outputRate / inputRate) * rolloff;
		this.#half = Math.ceil(zeroCrossings / cutoff);
		this.#filters = inputRate === outputRate ? [] : designFilters(this.#phases, this.#half, cutoff);
		this.#pending = new Float32Array(this.#half * 2 + 1024);
		this.reset();
	}

	/** Forgets the past: the next block begins a new stream. */
	reset(): void {
		this.#pending.fill(0);
		this.#length = this.#half - 1;
		this.#at = 0;
		this.#phase = 0;
	}

	/** The output that `input` completes; the last `half` input samples wait for the next block. */
	process(input: Float32Array): Float32Array {
		if (this.#filters.length === 0) return input.slice();
		this.#append(input);
		const taps = 2 * this.#half;
		const ready = this.#length - taps - this.#at;
		if (ready < 0) return new Float32Array(0);
		const output = new Float32Array(Math.floor(((ready + 1) * this.#phases - 1 - this.#phase) / this.#step) + 1);
		for (let n = 0; n < output.length; n++) {
			const filter = this.#filters[this.#phase] as Float32Array;
			let sum = 0;
			for (let k = 0; k < taps; k++) sum += (this.#pending[this.#at + k] as number) * (filter[k] as number);
			output[n] = sum;
			this.#phase += this.#step;
			this.#at += Math.floor(this.#phase / this.#phases);
			this.#phase %= this.#phases;
		}
		this.#discard();
		return output;
	}

	#append(input: Float32Array): void {
		const needed = this.#length + input.length;
		if (needed > this.#pending.length) {
			const larger = new Float32Array(needed * 2);
			larger.set(this.#pending.subarray(0, this.#length));
			this.#pending = larger;
		}
		this.#pending.set(input, this.#length);
		this.#length = needed;
	}

	/** `#at` may lie beyond what has arrived when the input rate is much the higher one. */
	#discard(): void {
		const gone = Math.min(this.#at, this.#length);
		this.#pending.copyWithin(0, gone, this.#length);
		this.#length -= gone;
		this.#at -= gone;
	}
}
