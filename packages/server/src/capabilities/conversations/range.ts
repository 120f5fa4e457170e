/** Both ends inclusive. */
export type ByteRange = { start: number; end: number };

/**
 * The part of a resource of `size` bytes that a `Range` header asks for (RFC 9110, section 14).
 * `null`: all of it, also for several ranges or a header that makes no sense, which the RFC lets a server ignore.
 * `"unsatisfiable"`: answer 416.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
	const match = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(header ?? "");
	if (!match) return null;
	const [, first = "", last = ""] = match;
	if (first === "" && last === "") return null;
	if (first === "") {
		const length = Number(last);
		return length === 0 || size === 0 ? "unsatisfiable" : { start: Math.max(0, size - length), end: size - 1 };
	}
	const start = Number(first);
	const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
	if (last !== "" && Number(last) < start) return null;
	return start >= size ? "unsatisfiable" : { start, end };
}
