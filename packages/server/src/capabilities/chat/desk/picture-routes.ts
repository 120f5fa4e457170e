import { IdParams, InboxPicture } from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import { idempotencyKeyOf } from "../../../platform/http/idempotency-key.ts";
import { takeForms, takePicture } from "../images/form.ts";
import type { DeskPictures } from "./pictures.ts";

export function registerDeskPictureRoutes(
	http: Http,
	{ config }: Pick<Platform, "config">,
	pictures: DeskPictures,
): void {
	void http.register(async (scope) => {
		await takeForms(scope, config.chatImageMaxBytes);
		(scope as Http).post(
			"/api/v1/inbox/:id/picture",
			{
				config: { access: "chats:answer", idempotent: "itself" },
				schema: {
					tags: ["inbox"],
					summary: "Send the visitor a picture",
					description:
						"A form (`multipart/form-data`) with the file in the field `image`: JPEG, PNG, WebP or GIF, by its content. It is sent once the worker has looked at it and drawn it anew; the event `chat.image` of the chat's stream tells whether it was.",
					consumes: ["multipart/form-data"],
					params: IdParams,
					response: { 202: InboxPicture },
				},
			},
			async (request, reply) => {
				const { principal, ip } = request;
				const sent = await takePicture(request, config.chatImageMaxBytes, {
					reserve: () => pictures.reserve(request.params.id, idempotencyKeyOf(request), { principal, ip }),
					take: (place, file) =>
						"imageId" in place
							? pictures.receive(place, file, { principal, ip })
							: pictures.repeat(place, file).then((before) => {
									reply.header("idempotency-replayed", "true");
									return before;
								}),
					abandon: async (place) => {
						if ("imageId" in place) await pictures.abandon(place);
					},
				});
				return reply.code(202).send(sent);
			},
		);
	});
}
