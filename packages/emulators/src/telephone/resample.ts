/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
	let sum = 1;
	let term = 1;
	for (let k = 1; term > sum * 1e-12; k++) {
		term *= (x / (2 * k)) ** 2;
		sum += term;
	}
	return sum;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** Low-pass for the common rate `input * up`: sinc under a Kaiser window, scaled so that a constant stays what it is. */
function lowPass(common: number, low: number, up: number): Float64Array {
	const taps = 2 * Math.round((8 * common) / low) + 1;
	const middle = (taps - 1) / 2;
	const cutoff = (0.45 * low) / common;
	const h = Float64Array.from({ length: taps }, (_, n) => {
		const d = n - middle;
		const sinc = d === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * d) / (Math.PI * d);
		return sinc * bessel(5 * Math.sqrt(1 - (d / middle) ** 2));
	});
	const sum = h.reduce((a, b) => a + b, 0);
	return h.map((value) => (value * up) / sum);
}

/** Changes the rate of a whole recording; what the new rate cannot carry is filtered out, and nothing is delayed. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
	if (from === to) return pcm;
	const divisor = greatestCommonDivisor(from, to);
	const up = to / divisor;
	const down = from / divisor;
	const h = lowPass(from * up, Math.min(from, to), up);
	const middle = (h.length - 1) / 2;
	const out = new Int16Array(Math.ceil((pcm.length * up) / down));
	for (let n = 0; n < out.length; n++) {
		const at = n * down + middle;
		const first = Math.max(0, Math.ceil((at - h.length + 1) / up));
		const last = Math.min(pcm.length - 1, Math.floor(at / up));
		let sum = 0;
		for (let i = first; i <= last; i++) sum += (pcm[i] as number) * (h[at - i * up] as number);
		out[n] = Math.max(-32768, Math.min(32767, Math.round(sum)));
	}
	return out;
}
