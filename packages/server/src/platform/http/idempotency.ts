import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http, Platform } from "../capability.ts";
import { AppError } from "../errors/index.ts";
import type { Principal } from "../security/principal.ts";
import { createSealer } from "../security/sealing.ts";
import { digest } from "../security/secrets.ts";
import { idempotencyKeyOf } from "./idempotency-key.ts";
import { keepAnswer, type Reservation, release, reserve, type Taken } from "./idempotency-store.ts";

/** A first request under a key, on its way through the route. */
type Underway = Reservation & { /** The route did what it was asked. */ done: boolean };

declare module "fastify" {
	interface FastifyContextConfig {
		/**
		 * Takes `Idempotency-Key`: for routes that create or start something, and know who asks. `itself`: the route keeps
		 * the key in the transaction of its deed, so that a repeat need not wait for whoever died with a reservation.
		 */
		idempotent?: boolean | "itself";
	}
	interface FastifyRequest {
		underway: Underway | null;
	}
}

/** No route takes that long: who reserved the key before this has died, or could not keep its answer. */
const runsAtMostMs = 60_000;
const retryMs = 1000;

const Answer = z.object({
	status: z.number().int(),
	type: z.string(),
	location: z.string().nullable(),
	body: z.string(),
});
type Answer = z.infer<typeof Answer>;

const conflict = (message: string, options?: { retryAfterMs: number }) =>
	new AppError("idempotency-conflict", message, options);
const stillRuns = () =>
	conflict("The first request with this Idempotency-Key is still running. Ask again in a moment.", {
		retryAfterMs: retryMs,
	});

const scopeOf = ({ kind, id }: Principal, { method, routeOptions, params }: FastifyRequest, key: string) =>
	digest(JSON.stringify([kind, id, method, routeOptions.url, params, key]));

/** Of what the route reads: the validated body and query, however they were written. */
const digestOf = ({ body, query }: FastifyRequest) => digest(JSON.stringify([body ?? null, query]));

/** Why a request whose key is taken has no answer. */
function refusal({ ageMs }: Taken): AppError {
	if (ageMs < runsAtMostMs) return stillRuns();
	return conflict(
		"The first request with this Idempotency-Key ended without an answer, and may have done its work. " +
			"Check whether what you asked for is there; if it is not, ask again with a new key.",
	);
}

/**
 * Makes routes with `config.idempotent: true` safe to repeat under one `Idempotency-Key` for 24 hours; before they are added.
 * The key is reserved before the route runs. Only success is kept: a refusal (4xx) or a failure (5xx) gives the key
 * back, so that the same request may be tried again. Where the work was done but its answer was not kept, nothing runs
 * under that key any more: a repeat is told to check.
 */
export function registerIdempotency(
	http: Http,
	{ config, db, clock, log }: Pick<Platform, "config" | "db" | "clock" | "log">,
): void {
	const sealer = createSealer(config.encryptionKey, "idempotency");
	http.decorateRequest("underway", null);
	http.addHook("onRoute", ({ config: route, url }) => {
		if (route?.idempotent && (route.access === undefined || route.access === "public" || route.access === "token"))
			throw new Error(`${url} takes an Idempotency-Key, but does not know who asks`);
	});

	function repeat(found: Taken, scope: Buffer, reply: FastifyReply): FastifyReply {
		if (found.answer === null) throw refusal(found);
		const opened = sealer.open(found.answer, scope);
		if (opened === null)
			throw conflict(
				"The request was served before, but its answer cannot be read: the installation has another key now.",
			);
		const { status, type, location, body } = Answer.parse(JSON.parse(opened));
		if (location !== null) reply.header("location", location);
		return reply.code(status).header("idempotency-replayed", "true").type(type).send(body);
	}

	http.addHook("preHandler", async (request, reply) => {
		const { principal } = request;
		if (request.routeOptions.config.idempotent !== true || principal === null) return;
		const key = idempotencyKeyOf(request);
		if (key === null) return;
		const scope = scopeOf(principal, request, key);
		const asked = digestOf(request);
		const outcome = await reserve(db.query, { scope, request: asked, now: clock.now() });
		if (outcome === null) throw stillRuns();
		if ("holder" in outcome) {
			request.underway = { ...outcome, done: false };
			return;
		}
		if (!outcome.request.equals(asked))
			throw conflict("This Idempotency-Key was used for another request. Use a new key for a new request.");
		return repeat(outcome, scope, reply);
	});

	// Problems are sent as text, which does not come by here.
	http.addHook("preSerialization", async (request, _reply, payload) => {
		if (request.underway) request.underway.done = true;
		return payload;
	});

	// Before the client has its answer, so that its next request finds it kept.
	http.addHook("onSend", async (request, reply, payload) => {
		const { underway } = request;
		if (underway === null) return payload;
		request.underway = null;
		try {
			if (reply.statusCode >= 200 && reply.statusCode < 300) {
				const answer: Answer = {
					status: reply.statusCode,
					type: String(reply.getHeader("content-type") ?? "application/json"),
					location: reply.getHeader("location")?.toString() ?? null,
					body: String(payload ?? ""),
				};
				await keepAnswer(db.query, underway, sealer.seal(JSON.stringify(answer), underway.scope));
			} else if (!underway.done) await release(db.query, underway);
		} catch (error) {
			// The deed is done, or refused: that is what the client must hear. The reservation stays.
			log.error({ err: error, requestId: request.id }, "the outcome of an idempotency key could not be kept");
		}
		return payload;
	});
}
