import type { WebhookEndpoint, WebhookEndpointChange, WebhookEndpointCreate } from "@centralita/contracts";
import { asc, count, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Actor, Context } from "./context.ts";
import { deliverJob } from "./job-names.ts";
import { deliveries, type EndpointRow, endpoints } from "./schema.ts";
import { newSecret } from "./signing.ts";
import { lockEndpoint } from "./store.ts";

const most = 50;
const overlapMs = 24 * 3_600_000;

type WithSecret = { endpoint: WebhookEndpoint; secret: string };

export type Endpoints = {
	list(): Promise<WebhookEndpoint[]>;
	/** Rejects with `not-found`. */
	get(db: Queryable, id: string): Promise<EndpointRow>;
	/** Rejects with `validation-failed` for an address that is not posted to, `conflict` when there are too many. */
	add(create: z.infer<typeof WebhookEndpointCreate>, actor: Actor): Promise<WithSecret>;
	change(id: string, change: z.infer<typeof WebhookEndpointChange>, actor: Actor): Promise<WebhookEndpoint>;
	/** The secret before signs too for a day. */
	rotate(id: string, actor: Actor): Promise<WithSecret>;
	remove(id: string, actor: Actor): Promise<void>;
};

const missing = () => new AppError("not-found", "There is no such endpoint.");
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Where webhooks go. */
export function createEndpoints({ db, clock, audit, sealer, jobs, outbound }: Context): Endpoints {
	const now = () => new Date(clock.now());
	const seal = (id: string, secret: string) => sealer.seal(secret, Buffer.from(id));

	async function views(query: Queryable, rows: readonly EndpointRow[]): Promise<WebhookEndpoint[]> {
		const counted = await query
			.select({ id: deliveries.endpointId, waiting: count() })
			.from(deliveries)
			.where(inArray(deliveries.state, ["waiting", "sending"]))
			.groupBy(deliveries.endpointId);
		const waiting = new Map(counted.map((row) => [row.id, row.waiting]));
		return rows.map(({ id, url, description, events, enabled, disabledReason, ...row }) => ({
			...{ id, url, description, events, enabled, disabledReason },
			disabledAt: iso(row.disabledAt),
			failingSince: iso(row.failingSince),
			waiting: waiting.get(id) ?? 0,
			lastDeliveredAt: iso(row.lastDeliveredAt),
			previousSecretUntil: row.previousUntil && row.previousUntil > now() ? iso(row.previousUntil) : null,
			createdAt: row.createdAt.toISOString(),
		}));
	}

	async function get(query: Queryable, id: string): Promise<EndpointRow> {
		const [row] = await query.select().from(endpoints).where(eq(endpoints.id, id));
		if (!row) throw missing();
		return row;
	}

	async function view(tx: Transaction, id: string): Promise<WebhookEndpoint> {
		const [only] = await views(tx, [await get(tx, id)]);
		if (!only) throw missing();
		return only;
	}

	function requireUrl(url: string | undefined): void {
		const message = url === undefined ? null : outbound.objection(url);
		if (message !== null)
			throw new AppError("validation-failed", "Webhooks cannot go to this address.", {
				fields: [{ path: "url", message }],
			});
	}

	/** What changes with the address or the switch: what is known of the receiver starts anew. */
	function fresh({ enabled, url }: z.infer<typeof WebhookEndpointChange>): Partial<EndpointRow> {
		const anew = enabled === true || url !== undefined ? { failures: 0, failingSince: null, pausedUntil: null } : {};
		if (enabled === undefined) return anew;
		if (enabled) return { ...anew, enabled, disabledReason: null, disabledAt: null };
		return { ...anew, enabled, disabledReason: "by-hand", disabledAt: now() };
	}

	return {
		get,
		async list() {
			const rows = await db.query.select().from(endpoints).orderBy(asc(endpoints.id));
			return views(db.query, rows);
		},
		async add(create, actor) {
			requireUrl(create.url);
			return db.transaction(async (tx) => {
				if ((await tx.$count(endpoints)) >= most)
					throw new AppError("conflict", `There are ${most} endpoints already: remove one first.`);
				const id = uuidv7(clock.now());
				const secret = newSecret();
				await tx.insert(endpoints).values({ ...create, id, secret: seal(id, secret), createdAt: now() });
				const detail = { host: new URL(create.url).host };
				await audit.record(tx, { ...actor, action: "webhook.created", subject: id, detail });
				return { endpoint: await view(tx, id), secret };
			});
		},
		async change(id, change, actor) {
			requireUrl(change.url);
			return db.transaction(async (tx) => {
				const row = await lockEndpoint(tx, id);
				if (!row) throw missing();
				const { url = row.url, description = row.description, events = row.events } = change;
				await tx
					.update(endpoints)
					.set({ url, description, events, ...fresh(change) })
					.where(eq(endpoints.id, id));
				const detail = { changed: Object.keys(change), host: new URL(url).host };
				await audit.record(tx, { ...actor, action: "webhook.changed", subject: id, detail });
				await jobs.enqueue(tx, deliverJob, { endpointId: id }, { singletonKey: id });
				return view(tx, id);
			});
		},
		rotate: (id, actor) =>
			db.transaction(async (tx) => {
				const row = await lockEndpoint(tx, id);
				if (!row) throw missing();
				const secret = newSecret();
				const previousUntil = new Date(clock.now() + overlapMs);
				await tx
					.update(endpoints)
					.set({ secret: seal(id, secret), previousSecret: row.secret, previousUntil })
					.where(eq(endpoints.id, id));
				await audit.record(tx, { ...actor, action: "webhook.rotated", subject: id });
				return { endpoint: await view(tx, id), secret };
			}),
		remove: (id, actor) =>
			db.transaction(async (tx) => {
				const rows = await tx.delete(endpoints).where(eq(endpoints.id, id)).returning({ url: endpoints.url });
				const [row] = rows;
				if (!row) throw missing();
				const detail = { host: new URL(row.url).host };
				await audit.record(tx, { ...actor, action: "webhook.removed", subject: id, detail });
			}),
	};
}
