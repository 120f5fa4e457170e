import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A random secret that fits a URL: 256 bits as 43 base64url characters. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** SHA-256: what is stored of a secret with 256 random bits, which needs no slow hash. */
export const digest = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** Compares in a time that does not depend on where the strings differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
