import { Health, PublicHealth, Readiness } from "@centralita/contracts";
import type { FastifyRequest } from "fastify";
import type { Http, SystemState } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import { sameSecret } from "../security/secrets.ts";
import type { Metrics } from "../telemetry/index.ts";

export type HealthParts = {
	config: Pick<Config, "logToken">;
	system: SystemState;
	metrics: Metrics;
	version: string;
	/** Why no traffic should come here now; empty when ready. */
	reasons: () => Promise<readonly string[]>;
	/** How what this process needs is doing. */
	services: () => Promise<PublicHealth["services"]>;
};

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/** On this machine, and not brought here by a proxy on it. */
const isDirectLoopback = ({ raw, headers }: FastifyRequest) =>
	loopback.test(raw.socket.remoteAddress ?? "") &&
	headers["x-forwarded-for"] === undefined &&
	headers.forwarded === undefined &&
	headers["x-real-ip"] === undefined;

const infrastructure = { access: "public", infrastructure: true, rateLimit: false } as const;

/** `/health`: the process lives. `/ready`: send traffic. `/metrics`: for this machine, or whoever has `LOG_TOKEN`. */
export function registerHealth(http: Http, { config, system, metrics, version, reasons, services }: HealthParts): void {
	http.get(
		"/health",
		{ config: infrastructure, schema: { tags: ["operations"], response: { 200: Health } } },
		async () => ({
			status: system.redis() === "down" ? ("degraded" as const) : ("ok" as const),
			uptime: Math.round(process.uptime()),
			version,
		}),
	);
	http.get(
		"/ready",
		{ config: infrastructure, schema: { tags: ["operations"], response: { 200: Readiness, 503: Readiness } } },
		async (_request, reply) => {
			const why = await reasons();
			reply.header("cache-control", "no-store");
			return reply.code(why.length === 0 ? 200 : 503).send({ ready: why.length === 0, reasons: [...why] });
		},
	);
	http.get(
		"/api/health",
		{
			config: infrastructure,
			schema: {
				tags: ["operations"],
				summary: "How the service and what it needs are doing",
				response: { 200: PublicHealth, 503: PublicHealth },
			},
		},
		async (_request, reply) => {
			const [why, needed] = await Promise.all([reasons(), services()]);
			const ok = why.length === 0;
			const whole = Object.values(needed).every((state) => state !== "down");
			reply.header("cache-control", "no-store");
			return reply.code(ok ? 200 : 503).send({
				ok,
				status: !ok ? ("down" as const) : whole ? ("ok" as const) : ("degraded" as const),
				uptime: Math.round(process.uptime()),
				services: needed,
				version,
			});
		},
	);
	http.get(
		"/metrics",
		{ config: { ...infrastructure, access: "token" }, schema: { hide: true } },
		async (request, reply) => {
			const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
			const allowed =
				bearer === undefined
					? isDirectLoopback(request)
					: config.logToken !== null && sameSecret(bearer, config.logToken);
			if (!allowed) throw new AppError("forbidden", "Metrics are for this machine, or for the bearer of LOG_TOKEN.");
			return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
		},
	);
}
