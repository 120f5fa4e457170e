/** More than this waiting of one side, in milliseconds, is dropped: whoever listens hears the call as it is now. */
const mostWaitingMs = 600;

/** Both sides of a call as one sound, 20 ms at a time as the contact's frames come. */
export function createMixer(sampleRate: number) {
	const most = (mostWaitingMs * sampleRate) / 1000;
	let waiting: Int16Array[] = [];
	let length = 0;

	/** Adds the assistant's next samples, as many as there are. */
	function add(mixed: Int16Array): void {
		for (let at = 0; at < mixed.length && waiting.length > 0; ) {
			const [first] = waiting;
			if (!first) return;
			const take = Math.min(first.length, mixed.length - at);
			for (let i = 0; i < take; i++)
				mixed[at + i] = Math.max(-32_768, Math.min(32_767, (mixed[at + i] ?? 0) + (first[i] ?? 0)));
			at += take;
			length -= take;
			if (take === first.length) waiting.shift();
			else waiting[0] = first.subarray(take);
		}
	}

	return {
		assistant(pcm: Int16Array): void {
			waiting.push(pcm);
			length += pcm.length;
			while (length > most) length -= waiting.shift()?.length ?? 0;
		},
		/** The mix for the time of these samples of the contact. */
		contact(pcm: Int16Array): Int16Array {
			const mixed = pcm.slice();
			add(mixed);
			return mixed;
		},
		clear(): void {
			waiting = [];
			length = 0;
		},
	};
}
