/** A copy whose first `samples` rise from silence: audio that starts in the middle of a wave would click. */
export function fadeIn(pcm: Int16Array, samples: number): Int16Array {
	const faded = pcm.slice();
	const length = Math.min(samples, pcm.length);
	for (let i = 0; i < length; i++) faded[i] = Math.round(((pcm[i] as number) * (i + 1)) / samples);
	return faded;
}
