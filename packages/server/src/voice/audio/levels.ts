/** Quietest level told, in dBFS. */
export const silenceDbfs = -96;

const toDbfs = (amplitude: number) =>
	amplitude <= 0 ? silenceDbfs : Math.max(silenceDbfs, 20 * Math.log10(amplitude / 32768));

/** RMS relative to full scale in dB, without the constant part: an offset is not loudness. */
export function levelDbfs(pcm: Int16Array): number {
	const length = pcm.length;
	if (length === 0) return silenceDbfs;
	let sum = 0;
	let squares = 0;
	for (let i = 0; i < length; i++) {
		const sample = pcm[i] as number;
		sum += sample;
		squares += sample * sample;
	}
	const mean = sum / length;
	return toDbfs(Math.sqrt(Math.max(0, squares / length - mean * mean)));
}

/** Largest sample relative to full scale in dB. */
export function peakDbfs(pcm: Int16Array): number {
	let peak = 0;
	for (let i = 0; i < pcm.length; i++) peak = Math.max(peak, Math.abs(pcm[i] as number));
	return toDbfs(peak);
}

/** RMS over the 20 ms frames within 25 dB of the loudest: pauses do not count. */
export function activeLevelDbfs(pcm: Int16Array, sampleRate: number): number {
	const length = Math.round(sampleRate / 50);
	const levels: number[] = [];
	for (let start = 0; start + length <= pcm.length; start += length) {
		levels.push(levelDbfs(pcm.subarray(start, start + length)));
	}
	const loudest = Math.max(silenceDbfs, ...levels);
	const active = levels.filter((level) => level > loudest - 25);
	if (active.length === 0) return silenceDbfs;
	const power = active.reduce((sum, level) => sum + 10 ** (level / 10), 0) / active.length;
	return Math.max(silenceDbfs, 10 * Math.log10(power));
}
