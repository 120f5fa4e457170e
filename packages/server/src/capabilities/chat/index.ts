import { z } from "zod";
import type { Capability, Platform } from "../../platform/capability.ts";
import type { EventListener } from "../../platform/events/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import { createChatGuard } from "./bearer.ts";
import { createEntries } from "./desk/entries.ts";
import { registerEntryRoutes } from "./desk/entry-routes.ts";
import { createMentions } from "./desk/mentions.ts";
import { registerDeskPictureRoutes } from "./desk/picture-routes.ts";
import { createDeskPictures } from "./desk/pictures.ts";
import { registerDeskRoutes } from "./desk/routes.ts";
import { createDesk } from "./desk/service.ts";
import { createChatImages, forgetImages } from "./images/index.ts";
import { registerQueueRoutes } from "./queues/routes.ts";
import { createQueues } from "./queues/service.ts";
import { createRights } from "./rights.ts";
import { registerRightsRoutes } from "./rights-routes.ts";
import { registerChatRoutes } from "./routes.ts";
import { createChatService } from "./service.ts";
import { createChatSettings } from "./settings.ts";
import { registerChatSettingsRoutes } from "./settings-routes.ts";
import { dropSession } from "./store.ts";
import { createTicketLinks } from "./ticket-links.ts";
import type { ChatDependencies } from "./types.ts";
import { moveContact } from "./whatsapp/contact-move.ts";
import {
	createOutbox,
	createWhatsappChannel,
	forgetWhatsapp,
	tellingEvents,
	whatsappDataOf,
} from "./whatsapp/index.ts";

export { ticketQueues } from "./queues/service.ts";
export type { ChatDependencies } from "./types.ts";

/** At most so many chats are ended or handed over in one run. */
const swept = 200;

/** Chats on the company's pages: the assistant answers, a person when one is needed. */
export function createChat(given: Platform, dependencies: ChatDependencies): { capability: Capability } {
	const messaging = dependencies.messaging ?? null;
	const outbox = messaging && createOutbox(given, messaging);
	/** What the chats below tell also leaves by the channel that they are held on. */
	const platform = outbox ? { ...given, events: tellingEvents(given.events, outbox) } : given;
	const service = createChatService(platform, dependencies);
	const mentions = createMentions(platform, dependencies);
	const desk = createDesk(platform, dependencies, service, mentions);
	const guard = createChatGuard(platform.config);
	const rights = createRights(platform, dependencies.conversations, service);
	const openTicket = createTicketLinks(platform, dependencies, service);
	const images = createChatImages(platform, dependencies, service.replies);
	const whatsapp = createWhatsappChannel(platform, dependencies, {
		messaging,
		outbox,
		service,
		uploads: images.uploads,
		writing: desk.writing,
	});
	const sweep: JobDefinition = {
		name: "chat.sweep",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 2,
		expireInSeconds: 60,
		schedule: "* * * * *",
		async run() {
			await service.answering.handOverLate(swept);
			await service.endIdle(swept);
			await service.endQuiet(swept);
			await images.sweep(swept);
			await whatsapp.sweep(swept);
		},
	};
	const forget: EventListener<"conversation.deleted"> = {
		name: "chat.forget",
		types: ["conversation.deleted"],
		handle: ({ data: { conversationId } }) =>
			platform.db.transaction(async (tx) => {
				await forgetImages(platform.jobs, dependencies.tickets, tx, conversationId);
				await dropSession(tx, conversationId);
			}),
	};
	return {
		capability: {
			name: "chat",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				registerChatRoutes(http, platform, service, guard);
				registerDeskRoutes(http, platform, dependencies.conversations, desk);
				registerDeskPictureRoutes(http, platform, createDeskPictures(platform));
				registerChatSettingsRoutes(http, createChatSettings(platform, dependencies));
				registerQueueRoutes(http, createQueues(platform, dependencies));
				registerEntryRoutes(http, platform, createEntries(dependencies), mentions);
				registerRightsRoutes(http, platform, { rights, openTicket, guard });
				images.routes(http, guard);
				whatsapp.routes(http);
			},
			jobs: [service.answering.job, ...images.jobs, ...whatsapp.jobs, sweep],
			listeners: [forget],
			erasure: forgetWhatsapp,
			contactMove: moveContact,
			personalData: whatsappDataOf,
			busy: service.answering.busy,
			drain: service.answering.drain,
		},
	};
}
