import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import type { RedisLink } from "../redis/index.ts";

const minute = 60_000;
const shedRetryMs = 2000;

const shed = () =>
	new AppError("overloaded", "The server has more work than it can do in time.", { retryAfterMs: shedRetryMs });

/**
 * Limits by IP address (routes lower them with `config.rateLimit`), and sheds load when the event loop is late, or `busy`
 * says that others wait already; carriers are heard all the same.
 */
export async function registerLimits(
	http: Http,
	config: Config,
	redis: RedisLink | null,
	busy: () => boolean,
): Promise<void> {
	http.addHook("onRequest", async ({ routeOptions: { config: route } }) => {
		if (busy() && !route.infrastructure && route.access !== "token") throw shed();
	});
	await http.register(underPressure, {
		maxEventLoopDelay: config.maxEventLoopDelayMs,
		sampleInterval: 500,
		pressureHandler(request) {
			// Orchestrators must see a busy process as alive.
			if (request.routeOptions.config.infrastructure) return;
			throw shed();
		},
	});
	await http.register(rateLimit, {
		global: true,
		max: config.rateLimitPerMinute,
		timeWindow: minute,
		// The files of the dashboard: one page is dozens of them, and an office shares an address.
		allowList: (request) => request.routeOptions.url?.startsWith("/assets/") ?? false,
		nameSpace: "centralita:rate:",
		// Losing Redis must not lose the service.
		skipOnError: true,
		...(redis ? { redis: redis.client } : {}),
		enableDraftSpec: true,
		errorResponseBuilder: (_request, { ttl }) =>
			new AppError("rate-limited", "Too many requests. Wait a moment and try again.", { retryAfterMs: ttl }),
	});
}
