import type { Page } from "playwright-core";

/** What was loud when, as the page's own audio graph had it: milliseconds since the page loaded, RMS 0–1. */
export type Levels = { at: number; microphone: number; loudspeaker: number }[];

/** Listens at both ends of the page's audio graph from the moment it is made. Call before the first navigation. */
export async function listenIn(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const levels: Levels = [];
		const taps: { microphone?: AnalyserNode; loudspeaker?: AnalyserNode } = {};
		Object.assign(window, { heardLevels: levels });
		const connect = AudioNode.prototype.connect;
		const tap = (node: AudioNode) => {
			const analyser = node.context.createAnalyser();
			analyser.fftSize = 512;
			Reflect.apply(connect, node, [analyser]);
			return analyser;
		};
		AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
			if (args[0] instanceof AudioDestinationNode) taps.loudspeaker = tap(this);
			if (this instanceof MediaStreamAudioSourceNode) taps.microphone ??= tap(this);
			return Reflect.apply(connect, this, args);
		} as typeof connect;
		const samples = new Float32Array(512);
		const rms = (analyser: AnalyserNode | undefined) => {
			if (!analyser) return 0;
			analyser.getFloatTimeDomainData(samples);
			return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
		};
		setInterval(() => {
			levels.push({ at: performance.now(), microphone: rms(taps.microphone), loudspeaker: rms(taps.loudspeaker) });
		}, 10);
	});
}

export const heardLevels = (page: Page): Promise<Levels> =>
	page.evaluate(() => (window as unknown as { heardLevels: Levels }).heardLevels);

/** Above this somebody is audible; the built-in voice speaks at about 0.1. */
const audible = 0.01;

/**
 * How long the loudspeaker went on after the person began to speak over it, in milliseconds; null when that did not
 * happen. Syllables have gaps, so silence counts from 400 ms on.
 */
export function bargeInMs(levels: Levels): number | null {
	for (const [index, level] of levels.entries()) {
		const quietBefore = levels.slice(Math.max(0, index - 50), index).every(({ microphone }) => microphone < audible);
		const overlap = levels.slice(Math.max(0, index - 30), index).some(({ loudspeaker }) => loudspeaker > audible);
		if (level.microphone < audible || !quietBefore || !overlap) continue;
		let lastSound = level.at;
		for (const { at, loudspeaker } of levels.slice(index)) {
			if (loudspeaker > audible) lastSound = at;
			else if (at - lastSound > 400) return lastSound - level.at;
		}
	}
	return null;
}
