import { randomBytes } from "node:crypto";

/** A Twilio id: two letters for its kind and 32 hexadecimal digits. */
export const createSid = (prefix: "AC" | "CA" | "MZ" | "PN" | "RE" | "SK" | "SM"): string =>
	prefix + randomBytes(16).toString("hex");

/** RFC 2822, UTC. */
export const rfc2822 = (at: number): string => new Date(at).toUTCString().replace("GMT", "+0000");
