import { createHash, randomUUID } from "node:crypto";
import type { Clock } from "../../platform/time/index.ts";

/** Shorter than anybody rings: a person is not called a second time on purpose within this. */
const sameWithinMs = 10_000;

/**
 * An id of a command, the same for the same parts. Telnyx ignores a command whose id it has seen for that call (of a dial:
 * at all) within the last 60 s. Shaped as the UUIDv4 that it asks for.
 */
export function commandId(...parts: readonly string[]): string {
	const bytes = createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Names the occasions of commands. What is asked of the same call again within ten seconds is asked because an answer was
 * lost or a webhook came twice, so it is the same occasion; later it is meant.
 */
export function createOccasions(clock: Clock): (...what: readonly unknown[]) => string {
	const recent = new Map<string, { occasion: string; at: number }>();
	return (...what) => {
		const now = clock.elapsed();
		for (const [key, { at }] of recent) if (now - at >= sameWithinMs) recent.delete(key);
		const key = JSON.stringify(what);
		const known = recent.get(key);
		if (known) return known.occasion;
		const occasion = randomUUID();
		recent.set(key, { occasion, at: now });
		return occasion;
	};
}
