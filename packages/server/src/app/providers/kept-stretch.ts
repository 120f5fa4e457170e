/** Nobody speaks longer without a pause; who does is heard again from later on. */
const longestMs = 60_000;

/** A copy of what is being said, should somebody else have to hear it too. */
export function keptStretch(sampleRate: number) {
	const most = (longestMs * sampleRate) / 1000;
	const frames: Int16Array[] = [];
	let samples = 0;
	return {
		/** Copies the samples: the buffer may be anybody's afterwards. */
		add(pcm: Int16Array): void {
			frames.push(pcm.slice());
			samples += pcm.length;
			while (samples > most && frames.length > 1) samples -= frames.shift()?.length ?? 0;
		},
		frames: (): readonly Int16Array[] => frames,
	};
}
