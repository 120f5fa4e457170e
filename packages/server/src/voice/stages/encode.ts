import { Framer, samplesPerFrame } from "../audio/framing.ts";
import { Resampler } from "../audio/resampler.ts";
import type { StageMaker } from "../call.ts";
import type { ReplyChunk } from "../reply.ts";

/** Audio at the voice's rate → 20 ms frames at the carrier's. A chunk's last frame is filled up with silence. */
export const encode: StageMaker = (call, link) => {
	const { sampleRate } = call.options.connection;
	const framer = new Framer(samplesPerFrame(sampleRate));
	let current: { chunk: ReplyChunk; resampler: Resampler } | null = null;

	const emit = (chunk: ReplyChunk, pcm: Int16Array) => {
		framer.push(pcm, (frame) => link.down({ kind: "sound", chunk, pcm: frame }));
	};

	function reset(): void {
		framer.clear();
		current = null;
	}

	return {
		on: {
			"chunk-audio"({ chunk, pcm, sampleRate: rate }) {
				if (current?.chunk !== chunk) {
					framer.clear();
					current = { chunk, resampler: new Resampler(rate, sampleRate) };
				}
				emit(chunk, current.resampler.process(pcm));
			},
			"chunk-end"(frame) {
				if (current?.chunk === frame.chunk) {
					emit(frame.chunk, current.resampler.flush());
					const last = framer.flush();
					if (last) link.down({ kind: "sound", chunk: frame.chunk, pcm: last });
					reset();
				}
				link.down(frame);
			},
			interrupt(frame) {
				reset();
				link.down(frame);
			},
		},
	};
};
