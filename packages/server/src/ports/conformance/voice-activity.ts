import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { VoiceActivity } from "../voice-activity.ts";

const rates = [8000, 16000];

/** Something between vowels and buzz: harmonics through two resonances, swelling as syllables do. */
export function voiceLike(sampleRate: number, ms: number): Int16Array {
	const pcm = new Int16Array((sampleRate * ms) / 1000);
	for (let i = 0; i < pcm.length; i++) {
		const t = i / sampleRate;
		const syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * t);
		let wave = 0;
		for (let harmonic = 1; harmonic * 140 < 3400; harmonic++) {
			const hertz = harmonic * 140;
			const gain = Math.exp(-(((hertz - 600) / 300) ** 2)) + 0.5 * Math.exp(-(((hertz - 1700) / 400) ** 2));
			wave += gain * Math.sin(2 * Math.PI * hertz * t);
		}
		pcm[i] = Math.max(-32768, Math.min(32767, Math.round(6000 * syllable * wave)));
	}
	return pcm;
}

/** What every voice activity detector must do. */
export function describeVoiceActivity(name: string, create: () => VoiceActivity | Promise<VoiceActivity>): void {
	describe(`${name} keeps the promises of a voice activity detector`, () => {
		for (const sampleRate of rates) {
			const length = sampleRate / 50;
			const share = (activity: VoiceActivity, pcm: Int16Array) => {
				const detector = activity.create({ sampleRate });
				let speech = 0;
				let frames = 0;
				for (let start = 0; start + length <= pcm.length; start += length, frames++) {
					if (detector.isSpeech(pcm.subarray(start, start + length))) speech++;
				}
				detector.close();
				return speech / frames;
			};

			it(`hears no speech in silence at ${sampleRate} Hz`, async () => {
				assert.ok(share(await create(), new Int16Array(sampleRate)) < 0.05);
			});

			it(`hears speech in a voice at ${sampleRate} Hz`, async () => {
				assert.ok(share(await create(), voiceLike(sampleRate, 2000)) > 0.5);
			});
		}

		it("keeps callers apart", async () => {
			const activity = await create();
			const voice = voiceLike(8000, 1000);
			const alone = activity.create({ sampleRate: 8000 });
			const beside = activity.create({ sampleRate: 8000 });
			const other = activity.create({ sampleRate: 8000 });
			for (let start = 0; start + 160 <= voice.length; start += 160) {
				const frame = voice.subarray(start, start + 160);
				other.isSpeech(new Int16Array(160));
				assert.equal(alone.isSpeech(frame), beside.isSpeech(frame));
			}
			for (const detector of [alone, beside, other]) detector.close();
		});

		it("may be closed twice, and hears nothing afterwards", async () => {
			const detector = (await create()).create({ sampleRate: 8000 });
			detector.close();
			detector.close();
			assert.equal(detector.isSpeech(voiceLike(8000, 20)), false);
		});
	});
}
