import { createHmac } from "node:crypto";
import { ChatSessionId } from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import type { Config } from "../../platform/config/index.ts";
import { deriveKey } from "../../platform/config/secrets.ts";
import { AppError } from "../../platform/errors/index.ts";
import { createOriginCheck } from "../../platform/security/origins.ts";
import { sameSecret } from "../../platform/security/secrets.ts";

/** The bearer in the header `x-session-id`; null when there is none, or none that could be one. */
export const bearerOf = ({ headers }: FastifyRequest): string | null =>
	ChatSessionId.safeParse(headers["x-session-id"]).data ?? null;

/** What a page of another origin must bring along: no cookie carries authority here, the bearer does. */
export type ChatGuard = {
	csrfTokenOf(sessionId: string): string;
	/** Throws `csrf-failed` for a write from an allowed page without the greeting's token. */
	requireToken(request: FastifyRequest, sessionId: string, given: string | undefined): void;
	/** Throws `origin-refused` for a page that is not allowed; the guard of all routes lets reads through. */
	requireOrigin(request: FastifyRequest): void;
};

export function createChatGuard(config: Config): ChatGuard {
	const key = deriveKey(config.encryptionKey, "chat-csrf");
	const isOurs = createOriginCheck(config);
	const foreign = new Set(config.allowedOrigins.filter((origin) => origin !== config.publicUrl));
	const csrfTokenOf = (sessionId: string) => createHmac("sha256", key).update(sessionId).digest("base64url");
	return {
		csrfTokenOf,
		requireToken({ headers }, sessionId, given) {
			if (headers.origin === undefined || !foreign.has(headers.origin)) return;
			const header = headers["x-csrf-token"];
			const token = typeof header === "string" ? header : given;
			if (token === undefined || !sameSecret(token, csrfTokenOf(sessionId)))
				throw new AppError("csrf-failed", "The csrfToken of the greeting is missing or not this chat's.");
		},
		requireOrigin(request) {
			if (request.headers.origin !== undefined && !isOurs(request))
				throw new AppError("origin-refused", "The request comes from a page of another origin.");
		},
	};
}
