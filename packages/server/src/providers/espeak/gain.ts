const full = 32768;
/** Above -6 dBFS the curve bends, so that it never gets over -3 dBFS. */
const knee = full * 10 ** (-6 / 20);
const ceiling = full * 10 ** (-3 / 20);
const room = ceiling - knee;

/** A copy, louder or softer by a factor, with its peaks bent below -3 dBFS. */
export function applyGain(samples: Int16Array, gain: number): Int16Array<ArrayBuffer> {
	const result = new Int16Array(samples.length);
	for (let i = 0; i < samples.length; i++) {
		const value = (samples[i] as number) * gain;
		const size = Math.abs(value);
		result[i] = size <= knee ? value : Math.sign(value) * (knee + room * Math.tanh((size - knee) / room));
	}
	return result;
}
