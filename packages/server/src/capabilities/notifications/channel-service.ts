import type {
	NotificationChannel,
	NotificationChannelChange,
	NotificationChannelCreate,
	NotificationChannelKind,
	NotificationTest,
} from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { addressesOf, sendWords } from "./channels/index.ts";
import type { Actor, Context } from "./context.ts";
import { type ChannelRow, channels } from "./schema.ts";
import { testWords } from "./words.ts";

const most = 50;
const mostAddresses = 20;
const missing = () => new AppError("not-found", "There is no such channel.");

const view = ({ target: _, createdAt, ...row }: ChannelRow): NotificationChannel => ({
	...row,
	createdAt: createdAt.toISOString(),
});

/** What may be shown of an address: rooms' are secrets. */
function hintOf(kind: NotificationChannelKind, target: string): string {
	if (kind === "email") return addressesOf(target).join(", ");
	if (kind === "sms") return target;
	return new URL(target).host;
}

/** Places that many read. Changes reject with `not-found` and `validation-failed`. */
export function createChannels(context: Context) {
	const { db, clock, audit, sealer, outbound } = context;

	const targetOf = (row: ChannelRow): string | null => sealer.open(row.target, Buffer.from(row.id));

	function requireTarget(kind: NotificationChannelKind, target: string): void {
		const addresses = addressesOf(target);
		const areAddresses = addresses.length > 0 && addresses.every((address) => z.email().safeParse(address).success);
		const message =
			kind === "email"
				? areAddresses && addresses.length <= mostAddresses
					? null
					: "must be one or more e-mail addresses, separated by commas"
				: kind === "sms"
					? /^\+[1-9]\d{6,14}$/.test(target)
						? null
						: "must be a number with its country, such as +5491155550000"
					: outbound.objection(target);
		if (message !== null)
			throw new AppError("validation-failed", "Nothing can be sent there.", { fields: [{ path: "target", message }] });
	}

	async function find(query: Queryable, id: string): Promise<ChannelRow> {
		const [row] = await query.select().from(channels).where(eq(channels.id, id));
		if (!row) throw missing();
		return row;
	}

	return {
		targetOf,
		async list(query: Queryable): Promise<NotificationChannel[]> {
			return (await query.select().from(channels).orderBy(asc(channels.name), asc(channels.id))).map(view);
		},
		async add(create: z.infer<typeof NotificationChannelCreate>, actor: Actor): Promise<NotificationChannel> {
			const { kind, name, language, target } = create;
			requireTarget(kind, target);
			return db.transaction(async (tx) => {
				if ((await tx.$count(channels)) >= most)
					throw new AppError("conflict", `There are ${most} channels already: remove one first.`);
				const id = uuidv7(clock.now());
				const createdAt = new Date(clock.now());
				const sealed = sealer.seal(target, Buffer.from(id));
				await tx
					.insert(channels)
					.values({ id, kind, name, language, target: sealed, hint: hintOf(kind, target), createdAt });
				await audit.record(tx, {
					...actor,
					action: "notification-channel.created",
					subject: id,
					detail: { kind, name },
				});
				return view(await find(tx, id));
			});
		},
		change: (
			id: string,
			change: z.infer<typeof NotificationChannelChange>,
			actor: Actor,
		): Promise<NotificationChannel> =>
			db.transaction(async (tx) => {
				const row = await find(tx, id);
				const { name = row.name, language = row.language, enabled = row.enabled, target } = change;
				if (target !== undefined) requireTarget(row.kind, target);
				const moved =
					target === undefined ? {} : { target: sealer.seal(target, Buffer.from(id)), hint: hintOf(row.kind, target) };
				await tx
					.update(channels)
					.set({ name, language, enabled, ...moved })
					.where(eq(channels.id, id));
				const detail = { changed: Object.keys(change) };
				await audit.record(tx, { ...actor, action: "notification-channel.changed", subject: id, detail });
				return view(await find(tx, id));
			}),
		remove: (id: string, actor: Actor): Promise<void> =>
			db.transaction(async (tx) => {
				const { name } = await find(tx, id);
				await tx.delete(channels).where(eq(channels.id, id));
				await audit.record(tx, { ...actor, action: "notification-channel.removed", subject: id, detail: { name } });
			}),
		/** Sends something that means nothing, now. */
		async test(id: string): Promise<NotificationTest> {
			const row = await find(db.query, id);
			const target = targetOf(row);
			if (target === null) return { ok: false, detail: "the address cannot be read: enter it again" };
			const words = testWords(row.language, new Date(clock.now()));
			const sent = await sendWords(context, { kind: row.kind, target, words, id: uuidv7(clock.now()) });
			return { ok: sent.outcome === "sent", detail: sent.detail };
		},
	};
}

export type Channels = ReturnType<typeof createChannels>;
