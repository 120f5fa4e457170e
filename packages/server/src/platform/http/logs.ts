import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import { openSse, type SseConnection } from "../events/index.ts";
import type { LogTail } from "../log/index.ts";
import { maskText } from "../masking/index.ts";
import { sameSecret } from "../security/secrets.ts";

const Query = z.object({ token: z.string().max(500).optional() });
const listenersAtMost = 20;

/**
 * `/api/logs` and `/api/logs/stream`: what this process logged last and logs now, for the bearer of `LOG_TOKEN`. The
 * token may come in the query too, as older scripts send it.
 */
export function registerLogs(
	http: Http,
	{ config, tail }: { config: Pick<Config, "logToken" | "logMasking" | "defaultCountry">; tail: LogTail },
): void {
	const open = { access: "token", rateLimit: { max: 60, timeWindow: 60_000 } } as const;
	const listening = new Set<SseConnection>();
	const requireToken = (request: FastifyRequest, given: string | undefined) => {
		const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? given;
		if (config.logToken === null || bearer === undefined || !sameSecret(bearer, config.logToken))
			throw new AppError("forbidden", "Logs are for the bearer of LOG_TOKEN.");
	};
	const shown = (line: string) => (config.logMasking ? line : maskText(line, config.defaultCountry));

	http.get(
		"/api/logs",
		{ config: open, schema: { tags: ["operations"], summary: "Recent log lines, as text", querystring: Query } },
		async (request, reply) => {
			requireToken(request, request.query.token);
			const text = tail.recent().map(shown).join("\n");
			return reply.type("text/plain; charset=utf-8").header("cache-control", "no-store").send(`${text}\n`);
		},
	);
	http.get(
		"/api/logs/stream",
		{
			config: open,
			exposeHeadRoute: false,
			schema: { tags: ["operations"], summary: "Log lines as they are written", querystring: Query },
		},
		async (request, reply) => {
			requireToken(request, request.query.token);
			if (listening.size >= listenersAtMost)
				throw new AppError("overloaded", "Too many listen to the log already.", { retryAfterMs: 10_000 });
			const connection = openSse(reply, 0, () => {
				listening.delete(connection);
				stop();
			});
			listening.add(connection);
			const stop = tail.listen((line) => connection.send(null, shown(line), "log"));
			return reply;
		},
	);
	http.addHook("preClose", async () => {
		for (const connection of listening) connection.end();
	});
}
