import { frameMs, samplesPerFrame } from "./audio/framing.ts";
import type { RecordingSink } from "./types.ts";

/** Frames are written this long after their time: what was sent may still be cleared, and the caller's may come late. */
const holdBackMs = 400;
/** Jitter of the caller's frames below this is neither a gap nor a rush. */
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
		const ring = this.#ring;
		const start = Math.max(0, from - position);
		const end = Math.min(pcm.length, from + ring.length - position);
		if (start < end) {
			const at = (position + start) % ring.length;
			const first = Math.min(end - start, ring.length - at);
			ring.set(pcm.subarray(start, start + first), at);
			if (start + first < end) ring.set(pcm.subarray(start + first, end), 0);
		}
		this.head = Math.max(this.head, position + pcm.length);
	}

	silence(from: number, to: number): void {
		const ring = this.#ring;
		const at = from % ring.length;
		const length = Math.min(to - from, ring.length);
		ring.fill(0, at, Math.min(at + length, ring.length));
		if (at + length > ring.length) ring.fill(0, 0, at + length - ring.length);
	}

	/** Takes a frame out into `frame`, leaving silence. A ring holds whole frames: none is cut in two. */
	take(position: number, frame: Int16Array): void {
		const ring = this.#ring;
		const at = position % ring.length;
		frame.set(ring.subarray(at, at + frame.length));
		ring.fill(0, at, at + frame.length);
	}
}

export function createRecorder(sink: RecordingSink, sampleRate: number): CallRecorder {
	const perMs = sampleRate / 1000;
	const frame = samplesPerFrame(sampleRate);
	const contact = new Track(sampleRate);
	const assistant = new Track(sampleRate);
	const contactFrame = new Int16Array(frame);
	const assistantFrame = new Int16Array(frame);
	/** Everything before this position has been handed over. */
	let written = 0;

	function writeUntil(position: number): void {
		for (; written + frame <= position; written += frame) {
			contact.take(written, contactFrame);
			assistant.take(written, assistantFrame);
			sink.write(contactFrame, assistantFrame);
		}
	}

	return {
		contact(pcm, nowMs) {
			const arrived = Math.round(nowMs * perMs) - pcm.length;
			// Late after a gap, or early: what a stalled network held back comes all at once.
			if (Math.abs(arrived - contact.head) > gapMs * perMs) contact.head = Math.max(0, arrived);
			contact.put(pcm, contact.head, written);
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
