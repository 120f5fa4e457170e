import type { ChatImageUpload } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import { chatTurn } from "../reply.ts";
import type { ChatSessionRow } from "../schema.ts";
import { changeSession, lockChat, lockSession } from "../store.ts";
import { imagePath, originalKey } from "./keys.ts";
import { imagePhrases } from "./phrases.ts";
import { type ArrivingFile, receiveFile } from "./receive.ts";
import { changeImage, countImages, findImage, insertImage, uploadsSince } from "./store.ts";

const minute = 60_000;

export const imageData = z.object({ imageId: z.uuid() });
export const imageJob = { name: "chat.image", schema: imageData };

/** What an upload may still be told before its bytes are read. */
export type Reservation = { imageId: string; conversationId: string };

export type Uploads = {
	/**
	 * Takes a place for a picture. Rejects with `not-found` without such a chat, `gone` after its end, `conflict` before
	 * the visitor agreed to be written down and when the chat has as many as it may, `rate-limited`.
	 */
	reserve(sessionId: string): Promise<Reservation>;
	/** Takes the bytes, and leaves the picture to the worker in the transaction that makes it known. */
	receive(sessionId: string, reservation: Reservation, file: ArrivingFile): Promise<ChatImageUpload>;
	/**
	 * The same for a picture that is fetched for its sender: its id is known before, and asking again gives the same place.
	 * Null once it was taken. Rejects with `not-found`, `gone`, `conflict`.
	 */
	reserveIn(conversationId: string, imageId: string): Promise<Reservation | null>;
	/** Likewise takes the bytes of one. */
	take(reservation: Reservation, file: ArrivingFile): Promise<Omit<ChatImageUpload, "sessionId">>;
	/** Gives the place back; the attempt counts in its minute all the same. */
	abandon(reservation: Reservation): Promise<void>;
};

export function createUploads(
	{ db, blobs, clock, config, events, jobs }: Platform,
	{ conversations }: { conversations: Conversations },
): Uploads {
	const over = () => new AppError("gone", "This chat is over: begin another with a greeting.");

	async function abandon({ imageId }: Reservation): Promise<void> {
		await changeImage(db.query, imageId, "receiving", { status: "refused", reason: "not-taken" });
	}

	/** Throws where a chat takes no more pictures. */
	async function requireRoom(tx: Transaction, row: ChatSessionRow): Promise<void> {
		if (row.closedAt) throw over();
		if (row.stage === "consent")
			throw new AppError("conflict", "The visitor has yet to agree that the chat is kept; a picture would be.");
		if ((await countImages(tx, row.conversationId)) >= config.chatImagesPerSession)
			throw new AppError("conflict", `A chat takes ${config.chatImagesPerSession} pictures, and this one has them.`);
	}

	async function take(reservation: Reservation, file: ArrivingFile): Promise<Omit<ChatImageUpload, "sessionId">> {
		const { imageId, conversationId } = reservation;
		const key = originalKey(imageId);
		try {
			const bytes = await receiveFile(blobs, key, file, config.chatImageMaxBytes);
			return await db.transaction(async (tx) => {
				const row = await lockChat(tx, conversationId);
				if (row.closedAt || !(await changeImage(tx, imageId, "receiving", { status: "queued", bytes }))) throw over();
				const { turn, received } = imagePhrases(row.locale);
				await jobs.enqueue(tx, imageJob, { imageId });
				await conversations.addTurn(tx, conversationId, {
					...chatTurn(clock, row, { who: "contact", text: turn }),
					id: imageId,
					origin: null,
				});
				await events.append(tx, "chat.image", { conversationId, imageId, status: "queued", reply: turn });
				const activeAt = new Date(clock.now());
				await changeSession(tx, conversationId, { activeAt, lastWords: turn, unread: row.unread + 1 });
				return {
					ok: true,
					imageUrl: imagePath(imageId),
					status: "queued",
					reply: received,
					eventId: await events.lastNumber(tx, conversationId),
				};
			});
		} catch (error) {
			await blobs.delete(key);
			await abandon(reservation);
			throw error;
		}
	}

	return {
		abandon,
		take,
		reserveIn: (conversationId, imageId) =>
			db.transaction(async (tx) => {
				const row = await lockChat(tx, conversationId);
				const known = await findImage(tx, imageId);
				if (known?.status === "receiving") return { imageId, conversationId };
				if (known && known.reason !== "not-taken") return null;
				await requireRoom(tx, row);
				if (known) await changeImage(tx, imageId, "refused", { status: "receiving", reason: null });
				else await insertImage(tx, { id: imageId, conversationId, createdAt: new Date(clock.now()) });
				return { imageId, conversationId };
			}),
		reserve: (sessionId) =>
			db.transaction(async (tx) => {
				// Held: two uploads at once must not both find the last place free.
				const row = await lockSession(tx, sessionId);
				await requireRoom(tx, row);
				const { conversationId } = row;
				const now = clock.now();
				const recent = await uploadsSince(tx, conversationId, new Date(now - minute), config.chatImagesPerMinute);
				const [oldest] = recent;
				if (oldest && recent.length >= config.chatImagesPerMinute)
					throw new AppError("rate-limited", "Too many pictures in this chat. Wait a moment and try again.", {
						retryAfterMs: Math.max(1000, oldest.getTime() + minute - now),
					});
				const imageId = uuidv7(now);
				await insertImage(tx, { id: imageId, conversationId, createdAt: new Date(now) });
				return { imageId, conversationId };
			}),
		receive: async (sessionId, reservation, file) => ({ ...(await take(reservation, file)), sessionId }),
	};
}
