/** Asked for a connection, and there was none: `full` while all are lent, `away` while the server cannot be reached. */
export class NoConnectionError extends Error {
	override readonly name = "NoConnectionError";
	readonly trouble: "away" | "full";

	constructor(cause: Error) {
		super(cause.message, { cause });
		this.trouble = cause.message.startsWith("timeout exceeded") ? "full" : "away";
	}
}

/** The server was stopped, or is starting; connections that broke (class 08). */
const away = /^(57P0[123]|08...)$/;
const broken = /^Connection terminated/;

/** Whether a failure is the database's own rather than the statement's; trying again may help. */
export function databaseTrouble(error: unknown): "away" | "full" | null {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof NoConnectionError) return cause.trouble;
		if ("code" in cause && typeof cause.code === "string" && away.test(cause.code)) return "away";
		if (broken.test(cause.message)) return "away";
	}
	return null;
}
