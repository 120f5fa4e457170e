import { Readable } from "node:stream";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import { AppError, ProviderError } from "../../../platform/errors/index.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { Messaging } from "../../../ports/messaging.ts";
import type { Uploads } from "../images/upload.ts";
import { chatTurn } from "../reply.ts";
import { lockChat } from "../store.ts";
import type { ChatDependencies } from "../types.ts";
import { whatsappPhrases } from "./phrases.ts";

const data = z.object({ conversationId: z.uuid(), imageId: z.uuid(), mediaId: z.string().min(1).max(300) });
export const pictureJob = { name: "chat.whatsapp-picture", schema: data };

const retryLimit = 4;

/** Fetches the pictures that people send, for the chat to treat like any other. */
export function createPictureJob(
	{ db, events, clock, config, log }: Pick<Platform, "db" | "events" | "clock" | "config" | "log">,
	{ conversations }: Pick<ChatDependencies, "conversations">,
	messaging: Messaging,
	uploads: Uploads,
): JobDefinition<typeof data> {
	async function apologise(conversationId: string, which: "pictureLost" | "pictureTooLarge" | "pictureRefused") {
		await db.transaction(async (tx) => {
			const row = await lockChat(tx, conversationId).catch(() => null);
			if (!row || row.closedAt) return;
			const reply = whatsappPhrases(row.locale)[which];
			const turn = chatTurn(clock, row, { who: "assistant", text: reply });
			await conversations.addTurn(tx, conversationId, turn);
			const { stage, buttons } = row;
			await events.append(tx, "chat.replied", { conversationId, turnId: turn.id, reply, stage, buttons });
		});
	}

	return {
		...pictureJob,
		concurrency: 2,
		retryLimit,
		expireInSeconds: 120,
		async run({ conversationId, imageId, mediaId }, { signal, attempt }) {
			try {
				const reservation = await uploads.reserveIn(conversationId, imageId);
				// A run before this one has done it.
				if (reservation === null) return;
				const bytes = await messaging.fetchMedia(mediaId, config.chatImageMaxBytes, signal);
				await uploads.take(reservation, Object.assign(Readable.from([bytes]), { truncated: false }));
			} catch (error) {
				if (error instanceof AppError && (error.code === "gone" || error.code === "not-found")) return;
				const forGood = error instanceof AppError || (error instanceof ProviderError && error.kind === "bad-request");
				if (!forGood && attempt <= retryLimit) throw error;
				log.warn({ err: error, conversationId }, "a picture that came over WhatsApp could not be taken");
				const isFull = error instanceof AppError && error.code === "conflict";
				await apologise(conversationId, isFull ? "pictureRefused" : isLarge(error) ? "pictureTooLarge" : "pictureLost");
			}
		},
	};
}

const isLarge = (error: unknown): boolean =>
	(error instanceof AppError && error.code === "payload-too-large") ||
	(error instanceof ProviderError && error.message.includes("too large"));
