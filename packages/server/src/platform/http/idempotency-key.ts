import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/index.ts";

/** RFC 9110 calls them VCHAR; a header that comes twice has a space, and is refused. */
const validKey = /^[\x21-\x7e]{1,200}$/;

/** The request's `Idempotency-Key`; null without one. Throws `bad-request` for one that none can be. */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, "headers">): string | null {
	const key = headers["idempotency-key"];
	if (key === undefined) return null;
	if (typeof key === "string" && validKey.test(key)) return key;
	throw new AppError("bad-request", "Idempotency-Key must be 1 to 200 visible ASCII characters, without spaces.");
}
