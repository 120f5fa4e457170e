import { callSocketMaxBytes } from "@centralita/contracts";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import websocket from "@fastify/websocket";
import fastify, { type FastifyBaseLogger, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import type { RedisLink } from "../redis/index.ts";
import type { Authenticate } from "../security/authentication.ts";
import { registerGuard } from "../security/guard.ts";
import type { Metrics } from "../telemetry/index.ts";
import { uuidv7 } from "../time/index.ts";
import { registerCrossOrigin } from "./cross-origin.ts";
import { registerHeaders } from "./headers.ts";
import { registerLimits } from "./limits.ts";
import { observeRequests } from "./observe.ts";
import { sendProblem } from "./problems.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		/** Asked by machines that watch the process: not logged, not limited, never shed. */
		infrastructure?: boolean;
	}
}

const requestTimeoutMs = 30_000;
const keepAliveMs = 72_000;
const brotliQuality = 4;
const saneRequestId = /^[\w.:-]{8,100}$/;
/** Events and audio are not: they must leave at once, or are compressed already. */
const compressible =
	/^(text\/(?!event-stream)|application\/(json|problem\+json|javascript|manifest\+json|xml)|image\/svg\+xml)/;

export type HttpParts = {
	config: Config;
	log: Logger;
	metrics: Metrics;
	redis: RedisLink | null;
	authenticate: Authenticate;
	/** Whether so many wait already that who comes now should be asked to come again. */
	busy?: () => boolean;
};

/** Fastify with everything that holds for all routes; the caller adds them. `listen` fails when a route declares no access. */
export async function createHttp({
	config,
	log,
	metrics,
	redis,
	authenticate,
	busy = () => false,
}: HttpParts): Promise<Http> {
	const loggerInstance: FastifyBaseLogger = log;
	const http: Http = fastify({
		loggerInstance,
		logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
		requestIdHeader: false,
		genReqId: ({ headers }) => {
			const given = headers["x-request-id"];
			return typeof given === "string" && saneRequestId.test(given) ? given : uuidv7();
		},
		// Addresses that cannot be read do not reach the error handler.
		frameworkErrors: (error, request, reply) => {
			sendProblem(error, request, reply);
		},
		trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
		bodyLimit: config.bodyLimitBytes,
		requestTimeout: requestTimeoutMs,
		keepAliveTimeout: keepAliveMs,
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
		// A stop closes idle connections itself and waits for the busy ones.
		forceCloseConnections: "idle",
	}).withTypeProvider<ZodTypeProvider>();
	http.setValidatorCompiler(validatorCompiler);
	http.setSerializerCompiler(serializerCompiler);
	http.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
	http.addHook("onRequest", async (request, reply) => {
		reply.header("x-request-id", request.id);
	});
	observeRequests(http, metrics);
	await registerHeaders(http, config);
	await registerLimits(http, config, redis, busy);
	await http.register(cookie);
	await http.register(compress, {
		global: true,
		threshold: 1024,
		encodings: ["br", "gzip"],
		brotliOptions: { params: { 1: brotliQuality } },
		customTypes: compressible,
	});
	await http.register(websocket, { options: { maxPayload: callSocketMaxBytes, perMessageDeflate: false } });
	registerGuard(http, config, authenticate);
	registerCrossOrigin(http, config);
	return http;
}
