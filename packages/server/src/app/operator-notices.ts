import type { Platform } from "../platform/capability.ts";

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** What an operator should know about how this installation is set up, in words. */
export function operatorNotices({ config, db, system }: Pick<Platform, "config" | "db" | "system">): string[] {
	const notices: string[] = [];
	if (db.kind === "embedded")
		notices.push(
			"The embedded database survives the death of the process, not a power loss: set DATABASE_URL for production.",
		);
	if (config.publicUrl === null && !loopback.has(config.host))
		notices.push(
			"PUBLIC_URL is not set: other machines reach this server without TLS, or through a proxy it does not know.",
		);
	if (config.publicUrl?.startsWith("http:"))
		notices.push(
			"PUBLIC_URL is not https: browsers give no microphone to such pages, and cookies travel in the clear.",
		);
	if (system.redis() === "down")
		notices.push("Redis does not answer: several processes learn of events a second later.");
	return notices;
}
