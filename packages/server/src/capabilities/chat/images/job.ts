import type { ChatImageAnalysis, ChatImageRefusal } from "@centralita/contracts";
import { emptyState } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { chatTurn, choiceOf, type Replies } from "../reply.ts";
import type { ChatSessionRow } from "../schema.ts";
import { changeSession, lockChat, readChat } from "../store.ts";
import type { ChatDependencies } from "../types.ts";
import { imagesOf } from "./attachments.ts";
import { createDisguiseCheck } from "./disguise.ts";
import { originalKey, pictureKey } from "./keys.ts";
import { type Look, lookAt } from "./look.ts";
import { imagePhrases } from "./phrases.ts";
import { PictureRefused, type Redrawn, redraw } from "./redraw.ts";
import type { ChatImageRow } from "./schema.ts";
import { changeImage, findImage } from "./store.ts";
import { type imageData, imageJob } from "./upload.ts";

const retryLimit = 3;

type Outcome =
	| { status: "done"; picture: Redrawn; look: Look | null }
	| { status: "refused"; reason: ChatImageRefusal };

/** What a picture says, as its sender might have typed it. */
const wordsOf = ({ problemDetected, errorMessages }: ChatImageAnalysis): string =>
	[problemDetected, ...errorMessages].filter((text) => text !== "").join(". ");

/** Makes a picture safe to keep and to show, has a model look at it where there is one, and tells the chat. */
export function createImageJob(
	platform: Platform,
	{ conversations, languageModel, smartMode, tickets }: ChatDependencies,
	replies: Replies,
): JobDefinition<typeof imageData> {
	const { db, blobs, clock, events, log } = platform;

	async function readOriginal(imageId: string): Promise<Buffer> {
		const check = createDisguiseCheck();
		const chunks: Buffer[] = [];
		for await (const chunk of await blobs.read(originalKey(imageId))) {
			check.add(chunk);
			chunks.push(chunk);
		}
		const bytes = Buffer.concat(chunks);
		if (check.end(bytes)) throw new PictureRefused("disguised");
		return bytes;
	}

	/** Null without a model that can be shown a picture. */
	async function look(row: ChatSessionRow, bytes: Buffer, signal: AbortSignal): Promise<Look | null> {
		if (!smartMode()) return null;
		const { definition } = await replies.load(db.query, row);
		const model = languageModel(definition.languageModel);
		const state = await conversations.loadState(db.query, row.conversationId);
		if (!model?.look) return null;
		const problem = String(state?.slots.problem ?? "");
		const seen = await lookAt(model.look.bind(model), { bytes, locale: row.locale, problem, signal });
		if (seen.failure !== null)
			log.warn(
				{ conversationId: row.conversationId, provider: model.provider, failure: seen.failure },
				"a picture in a chat could not be read",
			);
		return seen;
	}

	/** Lets the dialogue use what was read: a guide or a question that fits is offered, anything else only remembered. */
	async function useInDialogue(tx: Transaction, row: ChatSessionRow, analysis: ChatImageAnalysis, told: string) {
		const { conversationId } = row;
		const words = wordsOf(analysis);
		// An answer under way has its own state of the dialogue, and would overwrite this.
		if (words === "" || row.handler !== "assistant" || row.unanswered > 0 || row.answering !== null) return;
		const state = (await conversations.loadState(tx, conversationId)) ?? emptyState;
		const script = await replies.load(tx, row);
		if (row.stage === "problem") {
			const from = { script, choice: choiceOf(row), state };
			const input = { type: "text", text: words } as const;
			const reply = await replies.compose(tx, from, input, { model: false, signal: new AbortController().signal });
			const { source } = reply.composed;
			if (source === "guide" || source === "question") {
				await replies.store(tx, row, state, reply);
				return;
			}
		}
		await conversations.saveState(tx, conversationId, replies.remember(script, state, words, told));
	}

	function replyTo(row: ChatSessionRow, outcome: Outcome): string {
		const phrases = imagePhrases(row.locale);
		if (outcome.status === "refused") return phrases.refused[outcome.reason];
		if (outcome.look === null) return phrases.kept;
		return outcome.look.analysis ? phrases.seen(outcome.look.analysis) : phrases.unread;
	}

	/** Tells the visitor a picture of the company's, in the words of a line. */
	async function send(tx: Transaction, row: ChatSessionRow, { id, userId, userName }: ChatImageRow): Promise<void> {
		const { conversationId } = row;
		const text = imagePhrases(row.locale).turn;
		const turn = { ...chatTurn(clock, row, { who: "user", text }), id, origin: "picture" } as const;
		await conversations.addTurn(tx, conversationId, turn);
		const by = { userId: userId ?? "", name: userName ?? "" };
		await events.append(tx, "chat.answered", { conversationId, turnId: id, text, ...by, picture: true });
		await changeSession(tx, conversationId, { activeAt: new Date(clock.now()) });
	}

	/** Stores what became of it and tells the chat, once. */
	async function conclude(image: ChatImageRow, worked: Outcome): Promise<void> {
		const { id: imageId, conversationId, userName } = image;
		await db.transaction(async (tx) => {
			const row = await lockChat(tx, conversationId);
			const isSent = userName !== null;
			// Nobody is there any more to whom it could be sent.
			const outcome: Outcome = isSent && row.closedAt ? { status: "refused", reason: "failed" } : worked;
			const { status } = outcome;
			const picture = outcome.status === "done" ? outcome.picture : null;
			const looked = outcome.status === "done" ? outcome.look : null;
			const analysis = looked?.analysis ?? null;
			const changed = await changeImage(tx, imageId, "queued", {
				status,
				...(outcome.status === "refused" ? { reason: outcome.reason } : {}),
				...(picture
					? {
							blobKey: pictureKey(imageId),
							width: picture.width,
							height: picture.height,
							bytes: picture.bytes.length,
							analysis,
						}
					: {}),
			});
			if (!changed) return;
			// A ticket that was opened while the picture waited gets it now.
			const kept = (await imagesOf(tx, conversationId)).find(({ key }) => key === pictureKey(imageId));
			if (kept) await tickets.attach(tx, conversationId, kept);
			if (isSent && status === "done") await send(tx, row, image);
			// A person who answers is not interrupted; they see the picture themselves.
			const reply = isSent || row.handler === "user" ? "" : replyTo(row, outcome);
			const turn = reply === "" || row.closedAt ? null : chatTurn(clock, row, { who: "assistant", text: reply });
			if (turn) await conversations.addTurn(tx, conversationId, turn);
			await events.append(tx, "chat.image", {
				conversationId,
				imageId,
				status,
				reply,
				...(turn ? { turnId: turn.id } : {}),
				...(isSent ? { by: userName } : {}),
				...(outcome.status === "refused" ? { reason: outcome.reason } : {}),
				...(analysis ? { analysis } : {}),
			});
			if (looked?.usage) await conversations.addUsage(tx, conversationId, looked.usage, null);
			if (analysis && !row.closedAt) await useInDialogue(tx, row, analysis, reply);
		});
	}

	async function work({ id: imageId, conversationId, userId }: ChatImageRow, signal: AbortSignal): Promise<Outcome> {
		try {
			const picture = await redraw(await readOriginal(imageId));
			await blobs.put(pictureKey(imageId), picture.bytes);
			if (userId !== null) return { status: "done", picture, look: null };
			const row = await readChat(db.query, conversationId);
			return { status: "done", picture, look: await look(row, picture.bytes, signal) };
		} catch (error) {
			if (!(error instanceof PictureRefused)) throw error;
			log.info({ conversationId, reason: error.reason }, "a picture in a chat was refused");
			return { status: "refused", reason: error.reason };
		}
	}

	const isGone = async (conversationId: string): Promise<boolean> =>
		!(await conversations.summaries(db.query, [conversationId])).has(conversationId);

	return {
		...imageJob,
		concurrency: 2,
		retryLimit,
		expireInSeconds: 120,
		async run({ imageId }, { signal, attempt }) {
			const image = await findImage(db.query, imageId);
			if (image?.status === "queued" && !(await isGone(image.conversationId))) {
				const { conversationId } = image;
				const outcome = await work(image, signal).catch((error): Outcome => {
					if (attempt <= retryLimit || isNotFound(error)) throw error;
					log.error({ err: error, conversationId }, "a picture in a chat could not be worked on");
					return { status: "refused", reason: "failed" };
				});
				await conclude(image, outcome);
			}
			await blobs.delete(originalKey(imageId));
			const after = await findImage(db.query, imageId);
			if (after?.status !== "done") await blobs.delete(pictureKey(imageId));
		},
	};
}

const isNotFound = (error: unknown): boolean => error instanceof AppError && error.code === "not-found";
