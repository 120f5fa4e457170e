import { createHash, randomBytes } from "node:crypto";

/** Where time comes from. Tests inject one they move by hand. */
export type Clock = {
	/** Wall-clock milliseconds since the epoch. */
	now(): number;
	/** Monotonic milliseconds, for durations. */
	elapsed(): number;
	/** Calls back once after `ms`; the function returned cancels it. */
	after(ms: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	},
};

/** Resolves after `ms`, or rejects with the signal's reason. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		if (signal?.aborted) return reject(signal.reason);
		const onAbort = () => {
			cancel();
			reject(signal?.reason);
		};
		const cancel = clock.after(ms, () => {
			signal?.removeEventListener("abort", onAbort);
			resolve();
		});
		signal?.addEventListener("abort", onAbort, { once: true });
	});
}

let lastMs = 0;
let sequence = 0;

/** A UUIDv7 (RFC 9562, section 5.7) whose 12-bit counter keeps ids of one process in order within a millisecond. */
export function uuidv7(now: number = Date.now()): string {
	if (now > lastMs) {
		lastMs = now;
		sequence = randomBytes(2).readUInt16BE() & 0x7ff;
	} else if (++sequence > 0xfff) {
		lastMs++;
		sequence = 0;
	}
	const bytes = randomBytes(16);
	bytes.writeUIntBE(lastMs, 0, 6);
	bytes.writeUInt16BE(0x7000 | sequence, 6);
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return written(bytes);
}

/** Always the same for the same text: a UUIDv8 (RFC 9562, section 5.8) of its SHA-256. */
export function uuidOf(text: string): string {
	const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return written(bytes);
}

function written(bytes: Buffer): string {
	const hex = bytes.toString("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
