/** 20 ms at 8000 Hz: Telnyx takes no less in one message. */
const leastBytes = 160;
/** Of mu-law. */
const silence = 0xff;

/** Passes mu-law on in pieces of at least 20 ms; the rest of an utterance is filled up with silence. */
export type Outgoing = {
	send(bytes: Uint8Array): void;
	/** Nothing follows for now: what waits is sent. */
	finish(): void;
	/** Forgets what waits. */
	drop(): void;
	readonly waitingBytes: number;
};

export function createOutgoing(pass: (bytes: Uint8Array) => void): Outgoing {
	let waiting = new Uint8Array();
	return {
		send(bytes) {
			const all = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
			if (all.length < leastBytes) waiting = Uint8Array.from(all);
			else {
				waiting = new Uint8Array();
				pass(all);
			}
		},
		finish() {
			if (waiting.length === 0) return;
			const filled = new Uint8Array(leastBytes).fill(silence);
			filled.set(waiting);
			waiting = new Uint8Array();
			pass(filled);
		},
		drop() {
			waiting = new Uint8Array();
		},
		get waitingBytes() {
			return waiting.length;
		},
	};
}
