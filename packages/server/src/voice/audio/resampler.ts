/** Kaiser window's shape: about 60 dB of rejection. */
const beta = 5;
/** Cut-off as a share of the lower rate. */
const cutoff = 0.45;
/** Filter length in samples of the lower rate. */
const span = 16;

type Filter = { up: number; down: number; tapsPerPhase: number; phases: Float64Array[]; taps: Float64Array };

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Modified Bessel function of the first kind, order zero, by its series. */
function bessel0(x: number): number {
	let sum = 1;
	let term = 1;
	for (let k = 1; term > sum * 1e-17; k++) {
		term *= (x / 2 / k) ** 2;
		sum += term;
	}
	return sum;
}

function design(inputRate: number, outputRate: number): Filter {
	const divisor = greatestCommonDivisor(inputRate, outputRate);
	const up = outputRate / divisor;
	const down = inputRate / divisor;
	const commonRate = inputRate * up;
	const lowRate = Math.min(inputRate, outputRate);
	const length = Math.round((span * commonRate) / lowRate) + 1;
	const centre = (length - 1) / 2;
	const relative = (cutoff * lowRate) / commonRate;
	const taps = new Float64Array(length);
	let sum = 0;
	for (let n = 0; n < length; n++) {
		const distance = n - centre;
		const sinc = distance === 0 ? 2 * relative : Math.sin(2 * Math.PI * relative * distance) / (Math.PI * distance);
		taps[n] = (sinc * bessel0(beta * Math.sqrt(1 - (distance / centre) ** 2))) / bessel0(beta);
		sum += taps[n] as number;
	}
	for (let n = 0; n < length; n++) taps[n] = ((taps[n] as number) * up) / sum;

	const tapsPerPhase = Math.ceil(length / up);
	// Each phase's taps oldest sample first, so that the inner loop runs forward over the input.
	const phases = Array.from({ length: up }, (_, phase) => {
		const reversed = new Float64Array(tapsPerPhase);
		for (let k = 0; k < tapsPerPhase; k++) reversed[tapsPerPhase - 1 - k] = taps[phase + k * up] ?? 0;
		return reversed;
	});
	return { up, down, tapsPerPhase, phases, taps };
}

const designs = new Map<string, Filter>();

function filterFor(inputRate: number, outputRate: number): Filter {
	const key = `${inputRate}/${outputRate}`;
	let filter = designs.get(key);
	if (!filter) {
		filter = design(inputRate, outputRate);
		designs.set(key, filter);
	}
	return filter;
}

/** The prototype filter's coefficients, for tests. */
export const filterTaps = (inputRate: number, outputRate: number): Float64Array =>
	filterFor(inputRate, outputRate).taps;

const clip = (value: number) => (value > 32767 ? 32767 : value < -32768 ? -32768 : Math.round(value));

/**
 * Windowed-sinc polyphase resampler for one stream of 16-bit mono samples; make a new one per stream.
 * The output does not depend on how the input is cut. It comes half a filter late (1 ms with 8000 Hz); `flush` gets the rest.
 */
export class Resampler {
	readonly #filter: Filter | null;
	#history: Float64Array;
	/** Position of the next output in the up-sampled grid, from the first sample of the next input. */
	#position = 0;

	constructor(inputRate: number, outputRate: number) {
		this.#filter = inputRate === outputRate ? null : filterFor(inputRate, outputRate);
		this.#history = new Float64Array(Math.max(0, (this.#filter?.tapsPerPhase ?? 1) - 1));
	}

	process(input: Int16Array): Int16Array {
		const filter = this.#filter;
		if (!filter) return input;
		const { up, down, tapsPerPhase, phases } = filter;
		const past = this.#history.length;
		const work = new Float64Array(past + input.length);
		work.set(this.#history);
		for (let i = 0; i < input.length; i++) work[past + i] = input[i] as number;

		const end = input.length * up;
		const output = new Int16Array(Math.max(0, Math.ceil((end - this.#position) / down)));
		let position = this.#position;
		for (let n = 0; n < output.length; n++, position += down) {
			const newest = Math.floor(position / up);
			const taps = phases[position - newest * up] as Float64Array;
			let sum = 0;
			for (let k = 0; k < tapsPerPhase; k++) sum += (taps[k] as number) * (work[newest + k] as number);
			output[n] = clip(sum);
		}
		this.#position = position - end;
		this.#history = work.slice(work.length - past);
		return output;
	}

	/** What the filter still holds after the last input. */
	flush(): Int16Array {
		if (!this.#filter) return new Int16Array(0);
		return this.process(new Int16Array(Math.ceil(this.#filter.taps.length / (2 * this.#filter.up))));
	}
}
