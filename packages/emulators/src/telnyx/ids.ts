import { randomBytes } from "node:crypto";

/** The token that commands are sent to; it holds characters that a path must encode. */
export const createCallControlId = (): string => `v3:${randomBytes(36).toString("base64url")}`;

/** Ids of numbers and applications: decimal, up to 64 bits. */
export const createNumericId = (): string => String((randomBytes(8).readBigUInt64BE() >> 2n) | (1n << 60n));
