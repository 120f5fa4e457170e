import {
	CarrierAccount,
	CarrierAccountChange,
	CarrierAccountCreate,
	CarrierAccountList,
	CarrierAccountStatus,
	CarrierNumberList,
	IdParams,
	Line,
	LineCreate,
	LineDefinition,
	LineList,
	LineTestCall,
	PhoneCall,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { AppError, ProviderError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { phoneCallOf } from "../service.ts";
import type { Dialling } from "../telephony/dialling.ts";
import type { Accounts } from "./accounts.ts";
import type { Lines } from "./lines.ts";
import type { Status } from "./status.ts";

const carrierTimeoutMs = 10_000;

/** What a carrier's refusal means to whoever pressed the button. */
function explained(error: unknown): unknown {
	if (!(error instanceof ProviderError)) return error;
	return new AppError("provider-failed", error.message, { cause: error });
}

export function registerLineRoutes(
	http: Http,
	{ db, config, log, audit }: Pick<Platform, "db" | "config" | "log" | "audit">,
	{ accounts, lines, status, dialling }: { accounts: Accounts; lines: Lines; status: Status; dialling: Dialling },
): void {
	const tags = ["lines"];
	const read = { access: "settings:read" } as const;
	const write = { access: "settings:write" } as const;
	const asking = { ...read, rateLimit: { max: 30, timeWindow: 60_000 } } as const;
	const signal = () => AbortSignal.timeout(carrierTimeoutMs);

	http.get(
		"/api/v1/carrier-accounts",
		{ config: read, schema: { tags, summary: "Accounts at phone carriers", response: { 200: CarrierAccountList } } },
		async () => ({ items: await accounts.list(db.query) }),
	);

	http.post(
		"/api/v1/carrier-accounts",
		{
			config: { ...write, idempotent: true },
			schema: {
				tags,
				summary: "Connect an account at a phone carrier",
				description: "The credentials are tried first, kept encrypted, and never shown again.",
				body: CarrierAccountCreate,
				response: { 201: CarrierAccount },
			},
		},
		async ({ body, principal, ip }, reply) => {
			await accounts.tryOut(body.credentials, signal()).catch((error) => Promise.reject(explained(error)));
			const created = await db.transaction((tx) => accounts.create(tx, { principal, ip }, body));
			return reply.code(201).send(created);
		},
	);

	http.patch(
		"/api/v1/carrier-accounts/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Rename an account, or replace its credentials",
				params: IdParams,
				body: CarrierAccountChange,
				response: { 200: CarrierAccount },
			},
		},
		async ({ params, body, principal, ip }) => {
			if (body.credentials)
				await accounts.tryOut(body.credentials, signal()).catch((error) => Promise.reject(explained(error)));
			return db.transaction((tx) => accounts.change(tx, { principal, ip }, params.id, body));
		},
	);

	http.delete(
		"/api/v1/carrier-accounts/:id",
		{
			config: write,
			schema: { tags, summary: "Remove an account that no line uses", params: IdParams, response: { 204: z.null() } },
		},
		async ({ params, principal, ip }, reply) => {
			await db.transaction((tx) => accounts.remove(tx, { principal, ip }, params.id));
			return reply.code(204).send(null);
		},
	);

	http.get(
		"/api/v1/carrier-accounts/:id/status",
		{
			config: asking,
			schema: {
				tags,
				summary: "What keeps an account from working, seen from the carrier and from outside",
				params: IdParams,
				response: { 200: CarrierAccountStatus },
			},
		},
		async ({ params }) => status.of(await accounts.get(db.query, params.id)),
	);

	http.get(
		"/api/v1/carrier-accounts/:id/numbers",
		{
			config: asking,
			schema: {
				tags,
				summary: "Numbers that the account has",
				params: IdParams,
				response: { 200: CarrierNumberList },
			},
		},
		async ({ params }) => {
			const row = await accounts.get(db.query, params.id);
			const numbers = await accounts
				.telephonyOf(row)
				.numbers(signal())
				.catch((error) => Promise.reject(explained(error)));
			const used = new Map((await lines.ofAccount(db.query, row.id)).map(({ id, number }) => [number, id]));
			return { items: numbers.map((number) => ({ ...number, lineId: used.get(number.number) ?? null })) };
		},
	);

	http.get(
		"/api/v1/lines",
		{ config: read, schema: { tags, summary: "Telephone lines", response: { 200: LineList } } },
		async () => ({ items: await lines.list(db.query) }),
	);

	http.post(
		"/api/v1/lines",
		{
			config: { ...write, idempotent: true },
			schema: {
				tags,
				summary: "Make a line of a number: calls to it come here from now on",
				body: LineCreate,
				response: { 201: Line },
			},
		},
		async ({ body, principal, ip }, reply) => {
			if (config.publicUrl === null)
				throw new AppError("conflict", "Set PUBLIC_URL first: the carrier would not find this installation.");
			const row = await accounts.get(db.query, body.accountId);
			const telephony = accounts.telephonyOf(row);
			try {
				const number = (await telephony.numbers(signal())).find(({ id }) => id === body.numberId);
				if (!number) throw new AppError("not-found", "The account has no such number.");
				const created = await db.transaction((tx) => lines.create(tx, { principal, ip }, body, number));
				await telephony.connectNumber(number.id, signal()).catch(async (error) => {
					await db.transaction((tx) => lines.remove(tx, { principal, ip }, created.id));
					throw error;
				});
				return reply.code(201).header("location", `/api/v1/lines/${created.id}`).send(created);
			} catch (error) {
				throw explained(error);
			}
		},
	);

	http.get(
		"/api/v1/lines/:id",
		{ config: read, schema: { tags, summary: "Read a line", params: IdParams, response: { 200: Line } } },
		({ params }) => lines.read(db.query, params.id),
	);

	http.put(
		"/api/v1/lines/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Change who answers a line, and when",
				params: IdParams,
				body: LineDefinition,
				response: { 200: Line },
			},
		},
		async ({ params, body, principal, ip }) => {
			const changed = await db.transaction((tx) => lines.change(tx, { principal, ip }, params.id, body));
			// Somebody may have pointed the number elsewhere: saving the line brings its calls back here.
			try {
				const { accountId, numberId } = await lines.get(db.query, params.id);
				const telephony = accounts.telephonyOf(await accounts.get(db.query, accountId));
				if (config.publicUrl !== null) await telephony.connectNumber(numberId, signal());
			} catch (error) {
				log.warn({ err: error, line: params.id }, "a line's number could not be connected again at its carrier");
			}
			return changed;
		},
	);

	http.delete(
		"/api/v1/lines/:id",
		{
			config: write,
			schema: { tags, summary: "Give a number up", params: IdParams, response: { 204: z.null() } },
		},
		async ({ params, principal, ip }, reply) => {
			const row = await db.transaction((tx) => lines.remove(tx, { principal, ip }, params.id));
			try {
				const account = await accounts.get(db.query, row.accountId);
				await accounts.telephonyOf(account).disconnectNumber(row.numberId, signal());
			} catch (error) {
				// The line is gone here; a call that still comes hears that the number is not in service.
				log.warn({ err: error, number: row.number }, "a number could not be disconnected at its carrier");
			}
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/lines/:id/test-call",
		{
			config: { ...write, idempotent: true, rateLimit: { max: 60, timeWindow: 60_000 } },
			schema: {
				tags,
				summary: "Call my phone: the line's assistant rings a person of the company",
				params: IdParams,
				body: LineTestCall,
				response: { 201: PhoneCall },
			},
		},
		async ({ params, body, principal, ip }, reply) => {
			const createdBy = principal?.kind === "user" ? principal.id : null;
			const { id: lineId } = params;
			const machine = { action: "hang-up" as const };
			const order = { requestId: `test-${uuidv7()}`, lineId, to: body.to, machine, ringSeconds: 30 };
			const row = await db.transaction(async (tx) => {
				const ordered = await dialling.order(tx, order, createdBy);
				const detail = { line: lineId, test: true };
				await audit.record(tx, { principal, action: "call.ordered", subject: ordered.id, ip, detail });
				return ordered;
			});
			return reply.code(201).send(phoneCallOf(row));
		},
	);
}
