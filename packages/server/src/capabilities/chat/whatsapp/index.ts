import type { InboxWhatsapp } from "@centralita/contracts";
import type { Http, Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import type { Messaging } from "../../../ports/messaging.ts";
import type { Uploads } from "../images/upload.ts";
import type { ChatSessionRow } from "../schema.ts";
import type { ChatService } from "../service.ts";
import type { ChatDependencies } from "../types.ts";
import { createInbound } from "./inbound.ts";
import { createIntake } from "./intake.ts";
import { createOpening } from "./opening.ts";
import type { Outbox } from "./outbox.ts";
import { readDeliveries } from "./outbox-store.ts";
import { forgetContact, peopleOfContact, personOf } from "./people.ts";
import { createPictureJob } from "./pictures.ts";
import { registerWhatsappRoutes } from "./routes.ts";
import { isSilenced, openUntil, optedOutError, requireOpen } from "./window.ts";

export { createOutbox, tellingEvents } from "./outbox.ts";
export { findTemplate } from "./templates.ts";

const readMs = 10_000;

/** What the channel keeps of a contact, for their copy. */
export async function whatsappDataOf(db: Queryable, contactId: string) {
	const people = await peopleOfContact(db, contactId);
	if (people.length === 0) return null;
	return people.map(({ phone, name, recipient, wroteAt, optedOutAt, noticedAt }) => ({
		channel: "whatsapp",
		id: recipient,
		phone,
		name,
		lastWroteAt: wroteAt?.toISOString() ?? null,
		optedOutAt: optedOutAt?.toISOString() ?? null,
		toldOfPrivacyAt: noticedAt?.toISOString() ?? null,
	}));
}

export const forgetWhatsapp = forgetContact;

/** What the desk needs of the channel. */
export const whatsappDesk = (clock: Platform["clock"]) => ({
	/** Throws `window-closed` or `opted-out` where a person may not write to this chat's contact now. */
	async requireOpen(tx: Transaction, row: ChatSessionRow): Promise<void> {
		const person = row.channel === "whatsapp" ? await personOf(tx, row.conversationId) : null;
		if (person) requireOpen(person, clock.now());
	},
	/** Throws `opted-out` where the contact wants no message that they did not ask for. */
	async requireConsent(tx: Transaction, row: ChatSessionRow): Promise<void> {
		if ((await personOf(tx, row.conversationId))?.optedOutAt) throw optedOutError();
	},
	async view(db: Queryable, row: ChatSessionRow): Promise<InboxWhatsapp | null> {
		if (row.channel !== "whatsapp") return null;
		const person = await personOf(db, row.conversationId);
		if (!person) return { phone: null, openUntil: null, optedOut: false, silenced: false };
		const until = openUntil(person)?.toISOString() ?? null;
		const optedOut = person.optedOutAt !== null;
		return { phone: person.phone, openUntil: until, optedOut, silenced: isSilenced(person) };
	},
	deliveries: (db: Queryable, row: ChatSessionRow) =>
		row.channel === "whatsapp" ? readDeliveries(db, row.conversationId) : Promise.resolve({}),
});

type Parts = { messaging: Messaging | null; outbox: Outbox | null; service: ChatService; uploads: Uploads };

/** Chats over WhatsApp: the same dialogue, guides and desk as on the company's page. */
export function createWhatsappChannel(
	platform: Platform,
	dependencies: ChatDependencies,
	{ messaging, outbox, service, uploads }: Parts,
) {
	const { log } = platform;
	if (messaging === null || outbox === null)
		return {
			routes: (http: Http) => registerWhatsappRoutes(http, platform, null, null),
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
	const pictures = createPictureJob(platform, dependencies, messaging, uploads);
	return {
		routes: (http: Http) => registerWhatsappRoutes(http, platform, messaging, inbound),
		jobs: [outbox.job, inbound.job, pictures] as JobDefinition[],
		/** Takes up what dead processes left, a bounded number at a time. */
		async sweep(limit: number): Promise<void> {
			await inbound.sweep(limit);
			await outbox.sweep(limit);
		},
	};
}
