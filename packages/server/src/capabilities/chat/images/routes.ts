import { ChatImageList, ChatImageParams, ChatImageQuery, ChatImageUpload, IdParams } from "@centralita/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { idempotencyKeyOf } from "../../../platform/http/idempotency-key.ts";
import { digest } from "../../../platform/security/secrets.ts";
import { bearerOf, type ChatGuard } from "../bearer.ts";
import { findSession } from "../store.ts";
import { takeForms, takePicture } from "./form.ts";
import { pictureKey } from "./keys.ts";
import type { ChatImageRow } from "./schema.ts";
import { arrivedImages, countRepeat, findImage } from "./store.ts";
import type { Uploads } from "./upload.ts";

const minute = 60_000;
/** So often a picture may be sent again beside the limits of a minute. */
const mostRepeats = 10;

const missing = () => new AppError("not-found", "There is no such picture.");

export function registerImageRoutes(
	http: Http,
	{ config, db, blobs }: Pick<Platform, "config" | "db" | "blobs">,
	uploads: Uploads,
	guard: ChatGuard,
): void {
	const tags = ["chat"];
	const open = { access: "public", crossOrigin: true } as const;
	const maxBytes = config.chatImageMaxBytes;

	async function imageOf(query: Queryable, conversationId: string, imageId: string): Promise<ChatImageRow> {
		const image = await findImage(query, imageId);
		if (image?.conversationId !== conversationId || image.status !== "done") throw missing();
		return image;
	}

	/** A picture that is known already is sent again by whoever missed the answer: that is no other one. */
	async function isRepeat(request: FastifyRequest): Promise<boolean> {
		const sessionId = bearerOf(request);
		const key = request.headers["idempotency-key"];
		if (sessionId === null || typeof key !== "string") return false;
		return countRepeat(db.query, digest(sessionId), { key, limit: mostRepeats });
	}

	/** Redrawn by us, and still sent as something that can be nothing but a picture. */
	async function send(reply: FastifyReply, image: ChatImageRow): Promise<FastifyReply> {
		return reply
			.type("image/jpeg")
			.header("content-length", image.bytes ?? 0)
			.header("x-content-type-options", "nosniff")
			.header("content-security-policy", "default-src 'none'; sandbox")
			.header("content-disposition", 'inline; filename="picture.jpg"')
			.header("cache-control", "private, max-age=86400, immutable")
			.send(await blobs.read(pictureKey(image.id)));
	}

	void http.register(async (scope) => {
		await takeForms(scope, maxBytes);
		(scope as Http).post(
			"/api/upload-image",
			{
				config: {
					...open,
					rateLimit: { max: config.chatImagesPerMinute, timeWindow: minute, allowList: isRepeat },
				},
				schema: {
					tags,
					summary: "Send a picture",
					description:
						"A form (`multipart/form-data`) with the file in the field `image`, and the chat's bearer in the header `x-session-id`. JPEG, PNG, WebP or GIF, by their content. What became of it arrives as the event `analysis` of `/api/chat/events`. With an `Idempotency-Key` a repeat gets the first answer again, and counts once.",
					consumes: ["multipart/form-data"],
					response: { 200: ChatImageUpload },
				},
			},
			async (request) => {
				const sessionId = bearerOf(request);
				if (sessionId === null) throw new AppError("bad-request", "The header x-session-id is missing or wrong.");
				guard.requireToken(request, sessionId, undefined);
				return takePicture(request, maxBytes, {
					reserve: () => uploads.reserve(sessionId, idempotencyKeyOf(request)),
					take: (place, file) =>
						"imageId" in place ? uploads.receive(sessionId, place, file) : uploads.repeat(sessionId, place, file),
					abandon: async (place) => {
						if ("imageId" in place) await uploads.abandon(place);
					},
				});
			},
		);
	});

	http.get(
		"/api/chat/images/:id",
		{
			config: { ...open, rateLimit: { max: config.chatMessagesPerMinute, timeWindow: minute } },
			schema: {
				tags,
				summary: "A picture of a chat, for its visitor",
				description: "With the chat's bearer: the header `x-session-id`, or `sessionId` in the query.",
				params: IdParams,
				querystring: ChatImageQuery,
			},
		},
		async (request, reply) => {
			guard.requireOrigin(request);
			const sessionId = bearerOf(request) ?? request.query.sessionId;
			const chat = sessionId === undefined ? null : await findSession(db.query, sessionId);
			// Whoever lacks the bearer learns nothing of what is there.
			if (!chat) throw missing();
			return send(reply, await imageOf(db.query, chat.conversationId, request.params.id));
		},
	);

	http.get(
		"/api/v1/chats/:id/images",
		{
			config: { access: "conversations:read" },
			schema: {
				tags,
				summary: "The pictures of a chat, and what became of each",
				params: IdParams,
				response: { 200: ChatImageList },
			},
		},
		async ({ params: { id } }) => ({ items: await arrivedImages(db.query, id) }),
	);

	http.get(
		"/api/v1/chats/:id/images/:imageId",
		{
			config: { access: "conversations:read" },
			schema: { tags, summary: "A picture of a chat", params: ChatImageParams },
		},
		async ({ params: { id, imageId } }, reply) => send(reply, await imageOf(db.query, id, imageId)),
	);
}
