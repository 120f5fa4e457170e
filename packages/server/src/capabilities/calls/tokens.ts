import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that open one media socket once. */
export const newSocketToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of it. */
export const socketTokenHash = (token: string) => createHash("sha256").update(token).digest();

export const socketTokenLifetimeMs = 60_000;
