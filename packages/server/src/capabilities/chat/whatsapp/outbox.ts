import { buffer } from "node:stream/consumers";
import type { DeliveryProblem, EventData, EventType, Locale } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { EventLog } from "../../../platform/events/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Messaging, MessagingEvent, SendOutcome } from "../../../ports/messaging.ts";
import { pictureKey } from "../images/keys.ts";
import { chatSessions } from "../schema.ts";
import { isHigher } from "./delivery.ts";
import { toMessages } from "./messages.ts";
import { changeOutbound, lateChats, lockNext, lockSent, readDelivery, readOutbound } from "./outbox-store.ts";
import { learnName, personOf } from "./people.ts";
import { whatsappPhrases } from "./phrases.ts";
import { type OutboundRow, outbound, type StoredMessage } from "./schema.ts";
import { isOpen } from "./window.ts";

/** An order takes at most so long; whoever gave it is gone then. */
const orderMs = 60_000;
/** Tries of a message that the vendor surely did not take, and how long after the first there is one. */
const mostAttempts = 8;
const longestPauseMs = 120_000;

const data = z.object({ conversationId: z.uuid() });
const job = { name: "chat.whatsapp-send", schema: data };

type StatusEvent = Extract<MessagingEvent, { type: "status" }>;

export type Outbox = {
	/** What the chat's event tells its contact goes out with the same transaction. */
	hear<T extends EventType>(tx: Transaction, type: T, data: EventData<T>): Promise<void>;
	/** Repeats and late ones change nothing. */
	heed(tx: Transaction, status: StatusEvent): Promise<void>;
	/** Takes up what a dead process left. */
	sweep(limit: number): Promise<void>;
	readonly job: JobDefinition<typeof data>;
};

/** The log of events of a chat whose lines also leave by a vendor. */
export const tellingEvents = (events: EventLog, outbox: Pick<Outbox, "hear">): EventLog => ({
	...events,
	async append(tx, type, eventData) {
		const number = await events.append(tx, type, eventData);
		await outbox.hear(tx, type, eventData);
		return number;
	},
});

/** What a line of the chat becomes; null for what is not for its contact. */
function lineOf(
	type: EventType,
	eventData: unknown,
	locale: Locale,
): { turnId: string; messages: StoredMessage[] } | null {
	const words = whatsappPhrases(locale);
	if (type === "chat.replied") {
		const { turnId, reply, buttons, step } = eventData as EventData<"chat.replied">;
		return { turnId, messages: toMessages(reply, buttons, words, step ?? null) };
	}
	if (type === "chat.answered") {
		const { turnId, text, template, picture } = eventData as EventData<"chat.answered">;
		if (picture) return { turnId, messages: [{ type: "picture", imageId: turnId }] };
		return { turnId, messages: template ? [{ type: "template", ...template }] : toMessages(text, [], words) };
	}
	if (type === "chat.image") {
		const { turnId, reply } = eventData as EventData<"chat.image">;
		return turnId === undefined ? null : { turnId, messages: toMessages(reply, [], words) };
	}
	return null;
}

/** Messages on their way out: in order, each once. One whose answer was lost is never sent again. */
export function createOutbox(
	{ db, jobs, clock, log, events, blobs }: Pick<Platform, "db" | "jobs" | "clock" | "log" | "events" | "blobs">,
	messaging: Messaging,
): Outbox {
	/** Hands a message to the vendor, a picture with its bytes. */
	async function order({ id: reference, message }: OutboundRow, to: string): Promise<SendOutcome> {
		// Whoever stops this process leaves it to the statuses to tell what became of the message.
		const signal = AbortSignal.timeout(orderMs / 2);
		if (message.type !== "picture") return messaging.send({ to, reference, message, signal });
		const { bytes, error } = await readPicture(message.imageId);
		if (bytes === null) {
			if (error instanceof AppError && error.code === "not-found")
				return { type: "refused", reason: "invalid", code: null, detail: "The picture is gone." };
			return { type: "later", reason: "unavailable", retryAfterMs: null, code: null, detail: "The picture's bytes." };
		}
		const picture = { type: "picture", bytes, mime: "image/jpeg", caption: "" } as const;
		return messaging.send({ to, reference, message: picture, signal });
	}

	async function readPicture(id: string): Promise<{ bytes: Buffer | null; error?: unknown }> {
		try {
			return { bytes: await buffer(await blobs.read(pictureKey(id))) };
		} catch (error) {
			return { bytes: null, error };
		}
	}

	const now = () => new Date(clock.now());

	async function tell(tx: Transaction, { conversationId, turnId }: OutboundRow, before: string): Promise<void> {
		const delivery = await readDelivery(tx, conversationId, turnId);
		if (delivery && JSON.stringify(delivery) !== before)
			await events.append(tx, "chat.delivery", { conversationId, turnId, delivery });
	}

	/** Changes a message, and tells those who look at the chat what that makes of its line. */
	async function change(tx: Transaction, row: OutboundRow, to: Partial<OutboundRow>): Promise<void> {
		const before = JSON.stringify(await readDelivery(tx, row.conversationId, row.turnId));
		await changeOutbound(tx, row.id, { ...to, changedAt: now() });
		await tell(tx, row, before);
	}

	const failed = (problem: DeliveryProblem, detail: string): Partial<OutboundRow> => ({
		state: "failed",
		problem,
		detail,
	});

	/** The next message to send now, marked as being sent. */
	async function claim(
		tx: Transaction,
		conversationId: string,
	): Promise<{ row: OutboundRow; to: string } | "again" | null> {
		const row = await lockNext(tx, conversationId);
		if (!row) return null;
		const age = clock.now() - row.dueAt.getTime();
		if (row.state === "sending") {
			if (age < orderMs) return null;
			await change(tx, row, { state: "unknown" });
			return "again";
		}
		if (age < 0) return null;
		const person = await personOf(tx, conversationId);
		if (!person || (row.message.type !== "template" && !isOpen(person, clock.now()))) {
			await change(tx, row, failed("window-closed", "The contact last wrote more than 24 hours before."));
			return "again";
		}
		const attempts = row.attempts + 1;
		await changeOutbound(tx, row.id, { state: "sending", attempts, dueAt: now() });
		return { row: { ...row, attempts }, to: person.recipient };
	}

	/** Stores what became of an order; whether the next may go. */
	async function conclude(tx: Transaction, claimed: OutboundRow, outcome: SendOutcome): Promise<boolean> {
		const row = await readOutbound(tx, claimed.id);
		if (!row) return true;
		// A status may have come before the answer.
		const isFirst = row.state === "sending";
		switch (outcome.type) {
			case "accepted":
				await change(tx, row, { messageId: outcome.messageId, ...(isFirst ? { state: "accepted" } : {}) });
				if (outcome.recipientId !== null) await learnName(tx, row.conversationId, outcome.recipientId);
				return true;
			case "unknown":
				if (isFirst) await change(tx, row, { state: "unknown", detail: outcome.detail });
				return true;
			case "refused":
				if (isFirst) await change(tx, row, failed(outcome.reason, outcome.detail));
				return true;
			case "later": {
				if (!isFirst) return true;
				if (row.attempts >= mostAttempts) {
					await change(tx, row, failed("unavailable", outcome.detail));
					return true;
				}
				const pauseMs = Math.min(longestPauseMs, 1000 * 2 ** (row.attempts - 1) * (0.75 + Math.random() / 2));
				const waitMs = Math.max(pauseMs, outcome.retryAfterMs ?? 0);
				await changeOutbound(tx, row.id, { state: "waiting", dueAt: new Date(clock.now() + waitMs) });
				await jobs.enqueue(
					tx,
					job,
					{ conversationId: row.conversationId },
					{ startAfterSeconds: Math.ceil(waitMs / 1000) },
				);
				return false;
			}
		}
	}

	async function sendAll(conversationId: string): Promise<void> {
		for (;;) {
			const next = await db.transaction((tx) => claim(tx, conversationId));
			if (next === null) return;
			if (next === "again") continue;
			const { row, to } = next;
			const outcome = await order(row, to).catch(
				(error): SendOutcome => ({ type: "unknown", detail: error instanceof Error ? error.message : "" }),
			);
			if (outcome.type !== "accepted")
				log.warn(
					{ conversationId, reference: row.id, outcome: outcome.type, detail: outcome.detail },
					"a WhatsApp message was not accepted",
				);
			if (!(await db.transaction((tx) => conclude(tx, row, outcome)))) return;
		}
	}

	return {
		async hear(tx, type, eventData) {
			if (type !== "chat.replied" && type !== "chat.answered" && type !== "chat.image") return;
			const { conversationId } = eventData as EventData<"chat.replied">;
			const [chat] = await tx
				.select({ channel: chatSessions.channel, locale: chatSessions.locale })
				.from(chatSessions)
				.where(eq(chatSessions.conversationId, conversationId));
			if (chat?.channel !== "whatsapp") return;
			const line = lineOf(type, eventData, chat.locale);
			if (!line || line.messages.length === 0) return;
			const at = now();
			await tx.insert(outbound).values(
				line.messages.map((message) => ({
					id: uuidv7(clock.now()),
					conversationId,
					turnId: line.turnId,
					message,
					state: "waiting" as const,
					dueAt: at,
					changedAt: at,
				})),
			);
			await jobs.enqueue(tx, job, { conversationId });
		},
		async heed(tx, { reference, messageId, status, problem }) {
			const row = await lockSent(tx, { reference, messageId });
			if (!row || !isHigher(status, row.state)) return;
			const changed = status === "failed" ? failed(problem?.reason ?? "undeliverable", detailOf(problem)) : {};
			await change(tx, row, { problem: null, detail: null, ...changed, state: status, messageId });
		},
		async sweep(limit) {
			const late = await lateChats(db.query, new Date(clock.now() - orderMs), limit);
			for (const conversationId of late) await db.transaction((tx) => jobs.enqueue(tx, job, { conversationId }));
		},
		job: {
			...job,
			concurrency: 4,
			retryLimit: 5,
			expireInSeconds: 300,
			run: ({ conversationId }) => sendAll(conversationId),
		},
	};
}

const detailOf = (problem: StatusEvent["problem"]): string =>
	problem === null ? "" : `${problem.detail} (${problem.code})`;
