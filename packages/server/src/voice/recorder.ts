import { frameMs, samplesPerFrame } from "./audio/framing.ts";
import type { RecordingSink } from "./types.ts";

/** Frames are written this long after their time: what was sent may still be cleared, and the caller's may come late. */
const holdBackMs = 400;
/** Jitter of the caller's frames below this is not a gap. */
const gapMs = 120;

/** Puts both sides of a call on one time axis. */
export type CallRecorder = {
	/** The caller's samples that arrived now. */
	contact(pcm: Int16Array, nowMs: number): void;
	/** Samples that begin to be played at `atMs`. */
	assistant(pcm: Int16Array, atMs: number): void;
	/** Nothing of the assistant's is played from now on. */
	cut(nowMs: number): void;
	/** Hands over what is old enough. */
	advance(nowMs: number): void;
	finish(nowMs: number): void;
};

/** One side: a ring of samples by position on the axis, silent where nothing was put. */
class Track {
	readonly #ring: Int16Array;
	/** Where the next samples go if they follow the last ones. */
	head = 0;

	constructor(length: number) {
		this.#ring = new Int16Array(length);
	}

	/** Puts samples at `position`; what lies outside of [`from`, `from` + ring) is lost. */
	put(pcm: Int16Array, position: number, from: number): void {
		const length = this.#ring.length;
		const start = Math.max(0, from - position);
		const end = Math.min(pcm.length, from + length - position);
		for (let i = start; i < end; i++) this.#ring[(position + i) % length] = pcm[i] as number;
		this.head = Math.max(this.head, position + pcm.length);
	}

	silence(from: number, to: number): void {
		for (let i = from; i < to; i++) this.#ring[i % this.#ring.length] = 0;
	}

	/** Takes a frame out, leaving silence. */
	take(position: number, length: number): Int16Array {
		const frame = new Int16Array(length);
		const start = position % this.#ring.length;
		const first = this.#ring.subarray(start, start + length);
		frame.set(first);
		first.fill(0);
		if (first.length < length) {
			const rest = this.#ring.subarray(0, length - first.length);
			frame.set(rest, first.length);
			rest.fill(0);
		}
		return frame;
	}
}

export function createRecorder(sink: RecordingSink, sampleRate: number): CallRecorder {
	const perMs = sampleRate / 1000;
	const frame = samplesPerFrame(sampleRate);
	const contact = new Track(sampleRate);
	const assistant = new Track(sampleRate);
	/** Everything before this position has been handed over. */
	let written = 0;

	function writeUntil(position: number): void {
		for (; written + frame <= position; written += frame) {
			sink.write(contact.take(written, frame), assistant.take(written, frame));
		}
	}

	return {
		contact(pcm, nowMs) {
			const arrived = Math.round(nowMs * perMs) - pcm.length;
			const position = arrived - contact.head > gapMs * perMs ? Math.max(0, arrived) : contact.head;
			contact.put(pcm, position, written);
		},
		assistant(pcm, atMs) {
			assistant.put(pcm, Math.round(atMs * perMs), written);
		},
		cut(nowMs) {
			const position = Math.max(written, Math.round(nowMs * perMs));
			if (assistant.head > position) {
				assistant.silence(position, assistant.head);
				assistant.head = position;
			}
		},
		advance(nowMs) {
			writeUntil((nowMs - holdBackMs) * perMs);
		},
		finish(nowMs) {
			writeUntil(Math.ceil(nowMs / frameMs) * frame);
		},
	};
}
