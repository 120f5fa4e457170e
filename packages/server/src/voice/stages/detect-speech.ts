import { frameMs } from "../audio/framing.ts";
import { levelDbfs } from "../audio/levels.ts";
import type { StageMaker } from "../call.ts";
import { EnergyGate } from "../turns/energy-gate.ts";

/** Speech may have this many frames of silence among those that start it. */
const startSlackFrames = 2;
/** Without frames this long, whoever was speaking is not any more. */
const starvedMs = 400;
/** A stretch is cut here, whatever the detector says: background noise must not hold the turn for ever. */
const longestStretchMs = 30_000;
const framesPerLevel = 5;

/** Frames → speech that started, goes on, and ended. */
export const detectSpeech: StageMaker = (call, link) => {
	const { connection, voiceActivity } = call.options;
	const startFrames = Math.max(1, Math.round(call.tuning.speechStartMs / frameMs));
	const endFrames = Math.max(1, Math.round(call.tuning.speechEndMs / frameMs));
	const gate = new EnergyGate();
	let detector = open();
	let speaking = false;
	/** The last frames, newest in bit 0: 1 is speech. */
	let recent = 0;
	let silentFrames = 0;
	let voicedMs = 0;
	let startedMs = 0;
	let lastFrameMs = 0;
	let frames = 0;
	let loudest = -96;

	function open() {
		try {
			return voiceActivity.create({ sampleRate: connection.sampleRate });
		} catch {
			return broken();
		}
	}

	/** Loudness alone is a poorer judge, but the call goes on. */
	function broken() {
		call.emit({
			type: "provider-failed",
			provider: voiceActivity.provider,
			kind: "unavailable",
			fellBackTo: "loudness",
		});
		return null;
	}

	function isSpeech(pcm: Int16Array, dbfs: number): boolean {
		if (!gate.isOpen(dbfs)) return false;
		if (!detector) return true;
		try {
			return detector.isSpeech(pcm);
		} catch {
			detector.close();
			detector = broken();
			return true;
		}
	}

	function end(atMs: number): void {
		if (!speaking) return;
		speaking = false;
		recent = 0;
		link.down({ kind: "speech", state: "ended", atMs, voicedMs });
	}

	function heard(nowMs: number): void {
		silentFrames = 0;
		voicedMs += frameMs;
		if (speaking) {
			link.down({ kind: "speech", state: "going", atMs: nowMs, voicedMs });
			if (nowMs - startedMs > longestStretchMs) end(nowMs);
			return;
		}
		const window = recent & ((1 << (startFrames + startSlackFrames)) - 1);
		const voiced = countBits(window);
		if (voiced < startFrames) return;
		speaking = true;
		voicedMs = voiced * frameMs;
		// Frames that a stalled network held back come all at once: their time is not before the call or their own start.
		startedMs = Math.max(0, nowMs - voicedMs);
		link.down({ kind: "speech", state: "started", atMs: startedMs, voicedMs });
	}

	function silent(nowMs: number): void {
		if (!speaking) return;
		silentFrames++;
		if (silentFrames >= endFrames) end(Math.max(startedMs, nowMs - silentFrames * frameMs));
	}

	return {
		on: {
			audio(frame) {
				const nowMs = call.elapsed();
				lastFrameMs = nowMs;
				const dbfs = levelDbfs(frame.pcm);
				const speech = isSpeech(frame.pcm, dbfs);
				gate.learn(dbfs, speech);
				recent = (recent << 1) | (speech ? 1 : 0);
				link.down(frame);
				if (speech) heard(nowMs);
				else silent(nowMs);

				loudest = Math.max(loudest, dbfs);
				if (++frames % framesPerLevel === 0) {
					connection.notify({ type: "level", who: "contact", dbfs: loudest });
					loudest = -96;
				}
			},
			mute({ muted }) {
				if (muted) end(call.elapsed());
			},
			tick({ nowMs }) {
				if (speaking && nowMs - lastFrameMs > starvedMs) end(lastFrameMs);
				link.down({ kind: "tick", nowMs });
			},
		},
		close() {
			detector?.close();
			detector = null;
		},
	};
};

function countBits(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
	return count;
}
