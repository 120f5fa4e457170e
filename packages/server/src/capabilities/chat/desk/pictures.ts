import type { ChatImageStatus } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { deleteBlobsOf } from "../images/blobs.ts";
import { originalKey } from "../images/keys.ts";
import { imagePhrases } from "../images/phrases.ts";
import { type ArrivingFile, digestOf, receiveFile } from "../images/receive.ts";
import { changeImage, countImages, dropImage, findImageByKey, insertImage, notTaken } from "../images/store.ts";
import { imageJob, otherPicture, type Reservation, replaced } from "../images/upload.ts";
import { whatsappDesk } from "../whatsapp/desk.ts";
import { type Actor, personOf, requireMine } from "./actor.ts";
import { lockOpen } from "./handling.ts";

/** A picture that was taken under the same key. */
type SentBefore = { id: string; status: ChatImageStatus; digest: Buffer | null };
type Sent = { id: string; status: ChatImageStatus };

/**
 * Pictures that people of the company send: looked at by the worker as the visitor's are, and only then sent, as a line of
 * the chat with the picture's id.
 */
export function createDeskPictures({
	db,
	blobs,
	clock,
	config,
	events,
	jobs,
}: Pick<Platform, "db" | "blobs" | "clock" | "config" | "events" | "jobs">) {
	const whatsapp = whatsappDesk(clock);

	const abandon = async ({ imageId }: Reservation): Promise<void> => {
		await changeImage(db.query, imageId, "receiving", notTaken);
	};

	return {
		/**
		 * Takes a place for a picture. Rejects as writing in the chat does, and with `conflict` when the company has sent as
		 * many there as it may. Under a key that a picture of this person was taken under, that one.
		 */
		reserve: (id: string, key: string | null, actor: Actor): Promise<Reservation | SentBefore> =>
			db.transaction(async (tx) => {
				const me = personOf(actor);
				const row = await lockOpen(tx, id);
				// Keys are each person's own, and none is a visitor's.
				const ownKey = key === null ? null : `${me.id}/${key}`;
				const before = ownKey === null ? null : await findImageByKey(tx, id, ownKey);
				if (before && before.status !== "receiving") return { ...before, status: before.status };
				requireMine(row, me);
				await whatsapp.requireOpen(tx, row);
				if (before) {
					// Whoever sends it again has lost the connection that it came by.
					await dropImage(tx, before.id);
					await deleteBlobsOf(jobs, tx, [before.id]);
				}
				if ((await countImages(tx, id, "user")) >= config.chatImagesPerSession)
					throw new AppError(
						"conflict",
						`The company sends ${config.chatImagesPerSession} pictures to a chat, and this one has them.`,
					);
				const now = clock.now();
				const imageId = uuidv7(now);
				const sender = { userId: me.id, userName: me.name };
				await insertImage(tx, {
					id: imageId,
					conversationId: id,
					key: ownKey,
					createdAt: new Date(now),
					...sender,
				});
				return { imageId, conversationId: id };
			}),

		/** Takes the bytes, and leaves the picture to the worker in the transaction that makes it known. */
		async receive(reservation: Reservation, file: ArrivingFile, actor: Actor): Promise<Sent> {
			const { imageId, conversationId } = reservation;
			const key = originalKey(imageId);
			try {
				const { bytes, digest } = await receiveFile(blobs, key, file, config.chatImageMaxBytes);
				return await db.transaction(async (tx) => {
					const row = await lockOpen(tx, conversationId);
					const status = "queued";
					if (!(await changeImage(tx, imageId, "receiving", { status, bytes, digest }))) throw replaced();
					await jobs.enqueue(tx, imageJob, { imageId });
					const reply = imagePhrases(row.locale).turn;
					const by = personOf(actor).name;
					await events.append(tx, "chat.image", { conversationId, imageId, status, reply, by });
					return { id: imageId, status };
				});
			} catch (error) {
				await blobs.delete(key);
				await abandon(reservation);
				throw error;
			}
		},

		/** As it stands, and stores nothing. Rejects with `idempotency-conflict` where the bytes are others. */
		async repeat({ id, status, digest }: SentBefore, file: ArrivingFile): Promise<Sent> {
			if (digest === null || !(await digestOf(file))?.equals(digest)) throw otherPicture();
			return { id, status };
		},

		/** Gives the place back. */
		abandon,
	};
}

export type DeskPictures = ReturnType<typeof createDeskPictures>;
