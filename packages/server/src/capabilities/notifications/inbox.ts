import type { EventData, EventType, NotificationEventType, NotificationRule } from "@centralita/contracts";
import { eventTypes, notificationEventTypes, personalNotificationTypes } from "@centralita/contracts";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/db/types.ts";
import type { StoredEvent } from "../../platform/events/types.ts";
import { maskValue } from "../../platform/masking/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Context, Person } from "./context.ts";
import { sendJob } from "./job-names.ts";
import { preferencesOf } from "./preferences.ts";
import { afterQuietHours } from "./quiet-hours.ts";
import { readRules } from "./rules.ts";
import { channels, feed, type ItemRow, items, letters, rules as ruleTable } from "./schema.ts";

const batchSize = 200;

type ToldType = EventType & ItemRow["type"];
const byRule = (type: EventType): type is EventType & NotificationEventType =>
	notificationEventTypes.some((one) => one === type);
const isTold = (type: EventType): type is ToldType =>
	byRule(type) || personalNotificationTypes.some((one) => one === type);
export const toldTypes: readonly EventType[] = eventTypes.filter(isTold);

/** Until somebody decides otherwise: what was switched off by itself is told to those who can mend it. */
const firstRule = {
	position: 0,
	events: ["webhook.disabled"],
	recipients: [
		{ kind: "role", role: "owner" },
		{ kind: "role", role: "admin" },
	],
} satisfies typeof ruleTable.$inferInsert;

/** What the company wrote itself is no news to it. */
const isNews = ({ type, data }: StoredEvent) =>
	type !== "ticket.replied" || (data as { from?: unknown }).from === "contact";

type Box = { recipient: string; kind: (typeof letters.$inferInsert)["kind"]; dueAt: number };

/** Turns what happens into messages to the recipients of the rules. */
export function createInbox(context: Context) {
	const { db, events, jobs, clock, config, people } = context;

	/** Where one recipient's next message is collected, and when it may go. */
	async function boxesOf(tx: Transaction, recipient: string, everybody: readonly Person[]): Promise<Box[]> {
		const [kind, id = ""] = recipient.split(":");
		const now = clock.now();
		if (kind === "channel") {
			const [channel] = await tx.select().from(channels).where(eq(channels.id, id));
			return channel?.enabled ? [{ recipient, kind: channel.kind, dueAt: now }] : [];
		}
		if (!everybody.some((person) => person.id === id)) return [];
		const chosen = await preferencesOf(tx, id);
		const dueAt = afterQuietHours(chosen, now);
		return [
			...(chosen.email ? [{ recipient, kind: "email" as const, dueAt }] : []),
			...(chosen.sms && chosen.phone !== null ? [{ recipient, kind: "sms" as const, dueAt }] : []),
		];
	}

	/** The message that waits for the recipient, or a new one: at once if it is the first in a while, else later with others. */
	async function letterOf(tx: Transaction, { recipient, kind, dueAt }: Box): Promise<string> {
		const [last] = await tx
			.select()
			.from(letters)
			.where(and(eq(letters.recipient, recipient), eq(letters.kind, kind)))
			.orderBy(desc(letters.id))
			.limit(1)
			.for("update");
		if (last?.state === "waiting" && last.attempts === 0) return last.id;
		const earliest = last ? last.createdAt.getTime() + config.notificationWindowSeconds * 1000 : 0;
		const id = uuidv7(clock.now());
		const at = new Date(Math.max(dueAt, earliest));
		await tx.insert(letters).values({
			id,
			recipient,
			kind,
			state: "waiting",
			dueAt: at,
			createdAt: new Date(Math.max(clock.now(), earliest)),
		});
		const startAfterSeconds = Math.max(0, Math.ceil((at.getTime() - clock.now()) / 1000));
		if (startAfterSeconds < 60) await jobs.enqueue(tx, sendJob, {}, { startAfterSeconds });
		return id;
	}

	/** `kind:id` of whom an event is told to: those of the rules, and of a mention whoever is named. */
	async function recipientsOf(
		tx: Transaction,
		{ type, data }: StoredEvent,
		rules: readonly NotificationRule[],
		everybody: readonly Person[],
	): Promise<string[]> {
		if (type === "mention.created") {
			const { userId } = data as EventData<"mention.created">;
			return (await preferencesOf(tx, userId)).mentions ? [`user:${userId}`] : [];
		}
		const recipients = rules
			.filter((rule) => byRule(type) && rule.events.includes(type))
			.flatMap((rule) => rule.recipients)
			.flatMap((one) =>
				one.kind === "role"
					? everybody.filter(({ role }) => role === one.role).map(({ id }) => `user:${id}`)
					: [`${one.kind}:${one.id}`],
			);
		return [...new Set(recipients)];
	}

	async function tell(tx: Transaction, batch: readonly StoredEvent[]): Promise<void> {
		if (!batch.some(({ type }) => isTold(type))) return;
		const rules = await readRules(tx);
		const everybody = await people(tx);
		const told = new Map<string, ItemRow[]>();
		for (const event of batch) {
			const { type } = event;
			if (!isTold(type) || !isNews(event)) continue;
			const recipients = await recipientsOf(tx, event, rules, everybody);
			const data = maskValue(event.data, config.defaultCountry) as Record<string, unknown>;
			for (const recipient of recipients)
				told.set(recipient, [...(told.get(recipient) ?? []), { type, data, at: event.at }]);
		}
		for (const [recipient, news] of told)
			for (const box of await boxesOf(tx, recipient, everybody)) {
				const letterId = await letterOf(tx, box);
				await tx.insert(items).values(news.map((item) => ({ letterId, ...item })));
			}
	}

	/** What was said in a conversation that is deleted goes from here too. */
	async function forget(tx: Transaction, batch: readonly StoredEvent[]): Promise<void> {
		for (const { type, conversationId } of batch)
			if (type === "conversation.deleted" && conversationId !== null)
				await tx
					.update(items)
					.set({ data: sql`${items.data} - 'reason'` })
					.where(sql`${items.data} ->> 'conversationId' = ${conversationId}`);
	}

	return {
		/** From now on, the first time. */
		async begin(): Promise<void> {
			const { last } = await events.after(null, 1);
			await db.transaction(async (tx) => {
				const begun = await tx
					.insert(feed)
					.values({ position: BigInt(last) })
					.onConflictDoNothing()
					.returning({ position: feed.position });
				if (begun.length > 0) await tx.insert(ruleTable).values(firstRule);
			});
		},
		/** What has happened since the last time. Several at once, or a death in between, double nothing. */
		async fill(): Promise<void> {
			for (;;) {
				const [at] = await db.query.select({ position: feed.position }).from(feed);
				if (!at) return;
				const { events: batch, last } = await events.after(String(at.position), batchSize);
				if (last === String(at.position)) return;
				const moved = await db.transaction(async (tx) => {
					const rows = await tx
						.update(feed)
						.set({ position: BigInt(last) })
						.where(eq(feed.position, sql`${String(at.position)}::bigint`))
						.returning({ position: feed.position });
					if (rows.length > 0) {
						await tell(tx, batch);
						await forget(tx, batch);
					}
					return rows.length > 0;
				});
				if (!moved) return;
			}
		},
	};
}

export type Inbox = ReturnType<typeof createInbox>;
