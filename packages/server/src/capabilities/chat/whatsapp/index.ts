import type { Http, Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { Messaging } from "../../../ports/messaging.ts";
import type { DeskWriting } from "../desk/writing.ts";
import type { Uploads } from "../images/upload.ts";
import type { ChatService } from "../service.ts";
import type { ChatDependencies } from "../types.ts";
import { createWritingFirst } from "./first.ts";
import { createInbound } from "./inbound.ts";
import { createIntake } from "./intake.ts";
import { createOpening } from "./opening.ts";
import type { Outbox } from "./outbox.ts";
import { forgetContact, peopleOfContact } from "./people.ts";
import { createPictureJob } from "./pictures.ts";
import { registerWhatsappRoutes } from "./routes.ts";

export { createOutbox, tellingEvents } from "./outbox.ts";

const readMs = 10_000;

/** What the channel keeps of a contact, for their copy. */
export async function whatsappDataOf(db: Queryable, contactId: string) {
	const people = await peopleOfContact(db, contactId);
	if (people.length === 0) return null;
	return people.map(({ phone, name, recipient, wroteAt, optedOutAt, noticedAt, agreedAt }) => ({
		channel: "whatsapp",
		id: recipient,
		phone,
		name,
		lastWroteAt: wroteAt?.toISOString() ?? null,
		optedOutAt: optedOutAt?.toISOString() ?? null,
		toldOfPrivacyAt: noticedAt?.toISOString() ?? null,
		agreedAt: agreedAt?.toISOString() ?? null,
	}));
}

export const forgetWhatsapp = forgetContact;

type Parts = {
	messaging: Messaging | null;
	outbox: Outbox | null;
	service: ChatService;
	uploads: Uploads;
	writing: DeskWriting;
};

/** Chats over WhatsApp: the same dialogue, guides and desk as on the company's page. */
export function createWhatsappChannel(
	platform: Platform,
	dependencies: ChatDependencies,
	{ messaging, outbox, service, uploads, writing }: Parts,
) {
	const { log } = platform;
	if (messaging === null || outbox === null)
		return {
			routes: (http: Http) => registerWhatsappRoutes(http, platform, null),
			jobs: [] as JobDefinition[],
			sweep: async (_limit: number): Promise<void> => {},
		};
	const opening = createOpening(platform, dependencies, service);
	const intake = createIntake(platform, dependencies, service, opening);
	const inbound = createInbound(platform, outbox, intake, ({ taken, read }) => {
		if (taken)
			void service.settle(taken).catch((error) => log.error({ err: error }, "a message could not be answered"));
		if (read) {
			const signal = AbortSignal.timeout(readMs);
			void messaging
				.markRead(read.messageId, { typing: read.typing, signal })
				.catch((error) => log.debug({ err: error }, "a message could not be marked as read"));
		}
	});
	const account = platform.config.whatsappPhoneNumberId ?? "";
	const first = createWritingFirst(platform, dependencies, { account, opening, writing });
	const pictures = createPictureJob(platform, dependencies, messaging, uploads);
	return {
		routes: (http: Http) => registerWhatsappRoutes(http, platform, { messaging, inbound, first }),
		jobs: [outbox.job, inbound.job, pictures] as JobDefinition[],
		/** Takes up what dead processes left, a bounded number at a time. */
		async sweep(limit: number): Promise<void> {
			await inbound.sweep(limit);
			await outbox.sweep(limit);
		},
	};
}
