import type { Clock } from "../../platform/time/index.ts";

const frameMs = 20;

/** Gives samples out at the pace of sound, 20 ms at a time, without drifting; `endless` ones begin again. Returns how to stop. */
export function playFrames(
	clock: Clock,
	pcm: Int16Array,
	sampleRate: number,
	send: (frame: Int16Array) => void,
	{ endless }: { endless: boolean },
): () => void {
	const length = (sampleRate * frameMs) / 1000;
	const startedMs = clock.elapsed();
	let frames = 0;
	let cancel = () => {};
	function step(): void {
		const due = Math.floor((clock.elapsed() - startedMs) / frameMs) + 1;
		for (; frames < due; frames++) {
			const at = frames * length;
			if (!endless && at >= pcm.length) return;
			const from = at % pcm.length;
			send(pcm.subarray(from, Math.min(from + length, pcm.length)));
		}
		cancel = clock.after(Math.max(0, startedMs + frames * frameMs - clock.elapsed()), step);
	}
	step();
	return () => cancel();
}
