import type { Clock } from "../../platform/time/index.ts";
import type { CarrierInput, CarrierNotice, MediaConnection } from "../carrier.ts";
import { createCarrierInputQueue } from "../carrier-input.ts";

type Queued = { pcm: Int16Array } | { mark: string };

export type FakeMediaConnection = MediaConnection & {
	/** As if the far end had sent it. */
	receive(input: CarrierInput): void;
	/** The far end is gone. */
	lose(): void;
	/** Samples that came out of the loudspeaker until now. */
	played(): Int16Array;
	/** When each sample-bearing message was sent, and how many samples it had. */
	readonly sent: readonly { at: number; samples: number }[];
	readonly marks: readonly string[];
	readonly clears: number;
	readonly notices: readonly CarrierNotice[];
	readonly hungUp: string | null;
	/** Pretends that the far end does not read. */
	stall(bytes: number): void;
};

/**
 * A far end that plays what it is sent in real time by the injected clock, without delay, and echoes marks when it
 * gets to them, or at once after a `clear`.
 */
export function createFakeMediaConnection(
	clock: Clock,
	options: { sampleRate?: number; acknowledges?: boolean; ready?: Promise<void> } = {},
): FakeMediaConnection {
	const { sampleRate = 16000, acknowledges = true, ready } = options;
	const queue = createCarrierInputQueue();
	const waiting: Queued[] = [];
	const played: Int16Array[] = [];
	const sent: { at: number; samples: number }[] = [];
	const marks: string[] = [];
	const notices: CarrierNotice[] = [];
	/** Time until which what was taken from `waiting` has been played. */
	let playhead = clock.elapsed();
	let cancelTimer: (() => void) | null = null;
	let clears = 0;
	let hungUp: string | null = null;
	let stalled = 0;

	const acknowledge = (name: string) => {
		if (acknowledges) queue.push({ type: "mark", name });
	};

	/** Plays up to now, in whole samples. */
	function play(): void {
		cancelTimer?.();
		cancelTimer = null;
		const now = clock.elapsed();
		for (let head = waiting[0]; head; head = waiting[0]) {
			if ("mark" in head) {
				if (playhead > now) break;
				waiting.shift();
				acknowledge(head.mark);
				continue;
			}
			const available = Math.floor(((now - playhead) * sampleRate) / 1000 + 1e-6);
			const count = Math.min(available, head.pcm.length);
			if (count > 0) {
				played.push(head.pcm.slice(0, count));
				playhead += (count * 1000) / sampleRate;
			}
			if (count < head.pcm.length) {
				head.pcm = head.pcm.subarray(count);
				break;
			}
			waiting.shift();
		}
		if (waiting.length === 0) {
			playhead = Math.max(playhead, now);
			return;
		}
		const head = waiting[0];
		const ms = head && "pcm" in head ? (head.pcm.length * 1000) / sampleRate : 0;
		cancelTimer = clock.after(Math.max(0, playhead + ms - now), play);
	}

	return {
		carrier: "fake",
		sampleRate,
		input: queue.input,
		...(ready ? { ready } : {}),
		send(pcm) {
			if (hungUp !== null) return;
			if (waiting.length === 0) playhead = Math.max(playhead, clock.elapsed());
			sent.push({ at: clock.elapsed(), samples: pcm.length });
			waiting.push({ pcm: pcm.slice() });
			play();
		},
		mark(name) {
			if (hungUp !== null) return;
			marks.push(name);
			waiting.push({ mark: name });
			play();
		},
		clear() {
			play();
			clears++;
			const dropped = waiting.splice(0);
			for (const item of dropped) if ("mark" in item) acknowledge(item.mark);
			playhead = clock.elapsed();
		},
		notify: (notice) => notices.push(notice),
		get bufferedBytes() {
			return stalled;
		},
		hangUp(reason) {
			if (hungUp !== null) return;
			hungUp = reason;
			cancelTimer?.();
			queue.end();
		},
		receive: (input) => queue.push(input),
		lose: () => queue.end(),
		played() {
			play();
			const samples = new Int16Array(played.reduce((sum, piece) => sum + piece.length, 0));
			let offset = 0;
			for (const piece of played) {
				samples.set(piece, offset);
				offset += piece.length;
			}
			return samples;
		},
		sent,
		marks,
		notices,
		get clears() {
			return clears;
		},
		get hungUp() {
			return hungUp;
		},
		stall(bytes) {
			stalled = bytes;
		},
	};
}
