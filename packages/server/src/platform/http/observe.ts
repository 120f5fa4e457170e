import type { FastifyRequest } from "fastify";
import { Counter, Gauge, Histogram } from "prom-client";
import type { Http } from "../capability.ts";
import type { Metrics } from "../telemetry/index.ts";

/** By which one finds all lines of a conversation. */
function conversationOf(route: string, params: unknown): { conversationId?: string } {
	if (!route.startsWith("/api/v1/conversations/:id") || params === null || typeof params !== "object") return {};
	return "id" in params ? { conversationId: String(params.id) } : {};
}

/** Rate, errors and duration of requests by route template, and one log line for each. */
export function observeRequests(http: Http, { registry }: Metrics): void {
	const labelNames = ["method", "route", "status"] as const;
	const total = new Counter({
		name: "centralita_http_requests_total",
		help: "Requests by route and status",
		labelNames,
		registers: [registry],
	});
	const duration = new Histogram({
		name: "centralita_http_request_duration_seconds",
		help: "Time to answer by route and class of status",
		labelNames,
		buckets: [0.005, 0.015, 0.05, 0.15, 0.5, 1.5, 5],
		registers: [registry],
	});
	const active = new Gauge({
		name: "centralita_http_requests_active",
		help: "Requests under way",
		registers: [registry],
	});
	const underWay = new WeakSet<FastifyRequest>();
	http.addHook("onRequest", async (request) => {
		underWay.add(request);
		active.inc();
	});
	// A request that its client gave up may end both ways.
	const end = (request: FastifyRequest) => {
		if (underWay.delete(request)) active.dec();
	};
	http.addHook("onRequestAbort", async (request) => end(request));
	http.addHook("onResponse", async (request, reply) => {
		end(request);
		const route = request.routeOptions.url ?? "unknown";
		const { method } = request;
		const status = String(reply.statusCode);
		total.inc({ method, route, status });
		duration.observe({ method, route, status: `${status.slice(0, 1)}xx` }, reply.elapsedTime / 1000);
		const line = {
			method,
			route,
			status: reply.statusCode,
			ms: Math.round(reply.elapsedTime),
			...conversationOf(route, request.params),
		};
		if (request.routeOptions.config.infrastructure) request.log.debug(line, "answered");
		else request.log.info(line, "answered");
	});
}
