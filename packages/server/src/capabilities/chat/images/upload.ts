import type { ChatImageUpload } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import { reopen } from "../quiet.ts";
import { chatTurn } from "../reply.ts";
import type { ChatSessionRow } from "../schema.ts";
import { changeSession, lockChat, lockSession, oneUnread } from "../store.ts";
import { deleteBlobsOf } from "./blobs.ts";
import { imagePath, originalKey } from "./keys.ts";
import { imagePhrases } from "./phrases.ts";
import { type ArrivingFile, digestOf, receiveFile } from "./receive.ts";
import type { ImageAnswer } from "./schema.ts";
import {
	changeImage,
	countImages,
	dropImage,
	findImage,
	findImageByKey,
	insertImage,
	notTaken,
	uploadsSince,
} from "./store.ts";

const minute = 60_000;

export const imageData = z.object({ imageId: z.uuid() });
export const imageJob = { name: "chat.image", schema: imageData };

/** What an upload may still be told before its bytes are read. */
export type Reservation = { imageId: string; conversationId: string };
/** A picture that was taken under the same key: its bytes and what was answered. */
export type TakenBefore = { digest: Buffer; answer: ImageAnswer };

export type Uploads = {
	/**
	 * Takes a place for a picture. Rejects with `not-found` without such a chat, `gone` after its end, `conflict` before
	 * the visitor agreed to be written down and when the chat has as many as it may, `rate-limited`. Under a
	 * key that a picture was taken under, that one; an upload under it that is still on its way gives its place to this one.
	 */
	reserve(sessionId: string, key: string | null): Promise<Reservation | TakenBefore>;
	/** Takes the bytes, and leaves the picture to the worker in the transaction that makes it known. */
	receive(sessionId: string, reservation: Reservation, file: ArrivingFile): Promise<ChatImageUpload>;
	/** Answers as before, and stores nothing. Rejects with `idempotency-conflict` where the bytes are others. */
	repeat(sessionId: string, before: TakenBefore, file: ArrivingFile): Promise<ChatImageUpload>;
	/**
	 * The same for a picture that is fetched for its sender: its id is known before, and asking again gives the same place.
	 * Null once it was taken. Rejects with `not-found`, `gone`, `conflict`.
	 */
	reserveIn(conversationId: string, imageId: string): Promise<Reservation | null>;
	/** Likewise takes the bytes of one. */
	take(reservation: Reservation, file: ArrivingFile): Promise<ImageAnswer>;
	/** Gives the place back; the attempt counts in its minute all the same. */
	abandon(reservation: Reservation): Promise<void>;
};

export const replaced = () =>
	new AppError("idempotency-conflict", "The same picture is being sent again under this Idempotency-Key.", {
		retryAfterMs: 1000,
	});

export const otherPicture = () =>
	new AppError("idempotency-conflict", "This Idempotency-Key was used for another picture.");

export function createUploads(
	{ db, blobs, clock, config, events, jobs }: Platform,
	{ conversations }: { conversations: Conversations },
): Uploads {
	const over = () => new AppError("gone", "This chat is over: begin another with a greeting.");

	async function abandon({ imageId }: Reservation): Promise<void> {
		await changeImage(db.query, imageId, "receiving", notTaken);
	}

	/** Throws where a chat takes no more pictures. */
	async function requireRoom(tx: Transaction, row: ChatSessionRow): Promise<void> {
		if (row.closedAt && !row.quiet) throw over();
		if (row.stage === "consent")
			throw new AppError("conflict", "The visitor has yet to agree that the chat is kept; a picture would be.");
		if ((await countImages(tx, row.conversationId)) >= config.chatImagesPerSession)
			throw new AppError("conflict", `A chat takes ${config.chatImagesPerSession} pictures, and this one has them.`);
	}

	async function take(reservation: Reservation, file: ArrivingFile): Promise<ImageAnswer> {
		const { imageId, conversationId } = reservation;
		const key = originalKey(imageId);
		try {
			const { bytes, digest } = await receiveFile(blobs, key, file, config.chatImageMaxBytes);
			return await db.transaction(async (tx) => {
				const found = await lockChat(tx, conversationId);
				if (found.closedAt && !found.quiet) throw over();
				const row = found.quiet ? await reopen({ events, clock }, { conversations }, tx, found) : found;
				if (!(await changeImage(tx, imageId, "receiving", { status: "queued", bytes, digest }))) throw replaced();
				const { turn, received } = imagePhrases(row.locale);
				await jobs.enqueue(tx, imageJob, { imageId });
				await conversations.addTurn(tx, conversationId, {
					...chatTurn(clock, row, { who: "contact", text: turn }),
					id: imageId,
					origin: null,
				});
				await events.append(tx, "chat.image", { conversationId, imageId, status: "queued", reply: turn });
				const activeAt = new Date(clock.now());
				await changeSession(tx, conversationId, { activeAt, lastWords: turn, ...oneUnread(row, activeAt) });
				const answer: ImageAnswer = {
					ok: true,
					imageUrl: imagePath(imageId),
					status: "queued",
					reply: received,
					eventId: await events.lastNumber(tx, conversationId),
				};
				await changeImage(tx, imageId, "queued", { answer });
				return answer;
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
		reserve: (sessionId, key) =>
			db.transaction(async (tx) => {
				// Held: two uploads at once must not both find the last place free.
				const row = await lockSession(tx, sessionId);
				const { conversationId } = row;
				const now = clock.now();
				const before = key === null ? null : await findImageByKey(tx, conversationId, key);
				if (before?.digest && before.answer) return { digest: before.digest, answer: before.answer };
				const imageId = uuidv7(now);
				if (before) {
					// Whoever sends it again has lost the connection that it came by: this one is the one upload now.
					await dropImage(tx, before.id);
					await deleteBlobsOf(jobs, tx, [before.id]);
					await requireRoom(tx, row);
					await insertImage(tx, { id: imageId, conversationId, key, createdAt: before.createdAt });
					return { imageId, conversationId };
				}
				await requireRoom(tx, row);
				const recent = await uploadsSince(tx, conversationId, new Date(now - minute), config.chatImagesPerMinute);
				const [oldest] = recent;
				if (oldest && recent.length >= config.chatImagesPerMinute)
					throw new AppError("rate-limited", "Too many pictures in this chat. Wait a moment and try again.", {
						retryAfterMs: Math.max(1000, oldest.getTime() + minute - now),
					});
				await insertImage(tx, { id: imageId, conversationId, key, createdAt: new Date(now) });
				return { imageId, conversationId };
			}),
		async repeat(sessionId, before, file) {
			if (!(await digestOf(file))?.equals(before.digest)) throw otherPicture();
			return { ...before.answer, sessionId };
		},
		receive: async (sessionId, reservation, file) => ({ ...(await take(reservation, file)), sessionId }),
	};
}
