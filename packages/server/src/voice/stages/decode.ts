import { Framer, samplesPerFrame } from "../audio/framing.ts";
import type { StageMaker } from "../call.ts";

/** A key's tone is not speech: what comes with it is silenced this long. */
const keyToneMs = 200;

/** The carrier's samples → frames of 20 ms. Nothing comes from a muted caller. */
export const decode: StageMaker = (call, link) => {
	const length = samplesPerFrame(call.options.connection.sampleRate);
	const framer = new Framer(length);
	let muted = false;
	let silentUntilMs = 0;

	const take = (frame: Int16Array) => {
		const pcm = call.elapsed() < silentUntilMs ? new Int16Array(length) : frame;
		link.down({ kind: "audio", pcm });
	};

	return {
		on: {
			received({ pcm }) {
				if (muted) return;
				call.recorder?.contact(pcm, call.elapsed());
				call.options.monitor?.contact(pcm);
				framer.push(pcm, take);
			},
			mute(frame) {
				muted = frame.muted;
				framer.clear();
				link.down(frame);
			},
			key(frame) {
				silentUntilMs = call.elapsed() + keyToneMs;
				link.down(frame);
			},
		},
	};
};
