import { randomInt } from "node:crypto";
import { localDay } from "./calendar.ts";

/** Without what is heard or read as something else: 0 and O, 1, I and L, U and V. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 6;

/** A number that can be said on the telephone, with the day that it is in `timeZone`: `TCK-20260301-7KQ2MX`. */
export function newNumber(prefix: string, now: number, timeZone: string): string {
	const day = new Date(localDay(now, timeZone)).toISOString().slice(0, 10).replaceAll("-", "");
	const rest = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
	return `${prefix}-${day}-${rest}`;
}

const written = /^\W*([A-Z]{2,6})\W*(\d{8})\W*([2-9A-Z]{6})\W*$/;

/** A number as somebody wrote it (`tck 20260301 7kq2mx`) in the usual way; null when it cannot be one. */
export function readNumber(text: string): string | null {
	const [, prefix, day, rest] = written.exec(text.toUpperCase()) ?? [];
	return prefix && day && rest ? `${prefix}-${day}-${rest}` : null;
}
