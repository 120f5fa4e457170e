import { CarrierName, Id } from "@centralita/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { retrying } from "../../../platform/resilience/index.ts";
import type { CarrierInstruction, CarrierRequest, Telephony } from "../../../ports/telephony.ts";
import type { Accounts } from "../lines/accounts.ts";
import type { ProbeAnswer } from "../lines/status.ts";
import type { WebhookLog } from "../lines/webhook-log.ts";
import type { AccountRow } from "../schema.ts";
import type { CarrierHandler } from "./handler.ts";
import { decidedInTime, makeUpFor, notNow } from "./outage.ts";

export type CarrierHttpDependencies = { accounts: Accounts; handler: CarrierHandler; webhooks: WebhookLog };

const Params = z.object({ carrier: CarrierName, account: Id, kind: z.string().regex(/^[a-z-]{1,30}$/) });

/** Requests a minute from one address: all calls of an installation come from a few addresses of its carrier. */
const perMinute = 20_000;
/** Carriers send a few kilobytes. */
const longestBodyBytes = 65_536;
const instructPolicy = { attempts: 3, baseMs: 300, budgetMs: 6000 };

/** What the carrier called and signed: its path as it was sent, under the public address. */
export function carrierRequest(
	request: Pick<FastifyRequest, "method" | "raw" | "headers">,
	publicUrl: string | null,
	body: unknown,
): CarrierRequest {
	return {
		method: request.method,
		url: `${publicUrl ?? ""}${request.raw.url ?? ""}`,
		headers: request.headers,
		body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
	};
}

/** The signed webhooks of carriers, and the probe with which we find out whether they would arrive as they were sent. */
export function registerCarrierWebhooks(
	http: Http,
	{ config, db, log, clock }: Platform,
	{ accounts, handler, webhooks }: CarrierHttpDependencies,
): void {
	/** Tells the carrier by its API what its answer could not say. */
	async function instruct(
		telephony: Telephony,
		carrierCallId: string,
		instruction: CarrierInstruction,
		incoming: boolean,
	): Promise<void> {
		const signal = AbortSignal.timeout(instructPolicy.budgetMs + 4000);
		try {
			await retrying(instructPolicy, () => telephony.instruct(carrierCallId, instruction, { incoming }, signal), {
				signal,
				clock,
			});
		} catch (error) {
			log.error({ err: error, carrierCallId, instruction: instruction.type }, "a carrier could not be told what to do");
		}
	}

	async function receive(
		request: FastifyRequest,
		reply: FastifyReply,
		telephony: Telephony,
		row: AccountRow,
	): Promise<FastifyReply> {
		const arrived = carrierRequest(request, config.publicUrl, request.body);
		const received = telephony.receive(arrived);
		if (received.type === "refused") {
			webhooks.refused(row.carrier, row.id, received.reason, arrived.url, received.genuineUrl ?? null);
			log.warn(
				{ carrier: row.carrier, reason: received.reason, genuine: received.genuineUrl },
				"a webhook was refused",
			);
			if (received.reason === "malformed") throw new AppError("bad-request", "The request cannot be understood.");
			throw new AppError("forbidden", "The request is not signed by the carrier for this address and time.");
		}
		webhooks.accepted(row.carrier, row.id);
		const locale = config.defaultLocale;
		let answer = telephony.answer(null);
		for (const event of received.events) {
			const tell = (instruction: CarrierInstruction | null) => {
				const inline = received.awaits && instruction ? telephony.answer(instruction) : null;
				if (inline) answer = inline;
				else if (instruction) void instruct(telephony, event.carrierCallId, instruction, event.type === "incoming");
			};
			const handle = () => handler.handle(row, event, received.awaits);
			const handled = handle();
			try {
				tell(await decidedInTime(clock, handled));
			} catch (error) {
				log.error({ err: error, event: event.type, carrierCallId: event.carrierCallId }, "a webhook must wait");
				// A carrier that can be told to ask again does; for the others it is made up for here.
				const asksAgain = received.awaits && telephony.answer(notNow(arrived.url, locale));
				if (asksAgain) return reply.code(200).type(asksAgain.contentType).send(asksAgain.body);
				void makeUpFor(clock, event, locale, handled, handle).then(tell);
			}
		}
		if (answer === null) return reply.code(200).send();
		return reply.code(200).type(answer.contentType).send(answer.body);
	}

	http.register(async (scope) => {
		// What is signed is the body as it came.
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

		scope.post(
			"/carriers/:carrier/:account/:kind",
			{
				bodyLimit: longestBodyBytes,
				config: { access: "token", infrastructure: true, rateLimit: { max: perMinute, timeWindow: 60_000 } },
				schema: { hide: true, params: Params },
			},
			async (request, reply) => {
				const { carrier, account } = request.params as z.infer<typeof Params>;
				const opened = await accounts.open(db.query, carrier, account);
				if (!opened) {
					webhooks.refused(carrier, account, "unknown-account", "", null);
					throw new AppError("not-found", "There is no such carrier account.");
				}
				return receive(request, reply, opened.telephony, opened.row);
			},
		);

		scope.post(
			"/carriers/probe",
			{
				bodyLimit: 1024,
				config: { access: "token", rateLimit: { max: 60, timeWindow: 60_000 } },
				schema: { hide: true, querystring: z.object({ nonce: z.string().max(60) }).loose() },
			},
			async (request): Promise<ProbeAnswer> => ({
				nonce: (request.query as { nonce: string }).nonce,
				url: request.raw.url ?? "",
				body: Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "",
				contentType: String(request.headers["content-type"] ?? ""),
			}),
		);
	});
}
