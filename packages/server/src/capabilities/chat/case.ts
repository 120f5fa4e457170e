import type { TicketStatus } from "@centralita/contracts";
import { emptyState, localise } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { imagesOf } from "./images/attachments.ts";
import { phrasesFor } from "./phrases.ts";
import { queueFor } from "./queues/queue-for.ts";
import type { Replies } from "./reply.ts";
import type { ChatSessionRow } from "./schema.ts";
import { triedSteps } from "./steps.ts";
import type { ChatDependencies } from "./types.ts";

const descriptionLength = 8000;
const isOver: ReadonlySet<TicketStatus> = new Set(["resolved", "closed"]);

/** What its page knows of the visitor beside the chat. */
export type CaseDetails = { name?: string | undefined; device?: string | undefined; history?: string | undefined };

/** The ticket that a chat has open, or a new one with all that was said, tried and shown. */
export const createCases =
	({ events }: Pick<Platform, "events">, { conversations, tickets }: ChatDependencies, replies: Replies) =>
	async (
		tx: Transaction,
		row: ChatSessionRow,
		openedBy: { kind: "assistant" | "contact" },
		details: CaseDetails = {},
	): Promise<{ id: string; number: string }> => {
		const { conversationId } = row;
		const open = (await tickets.ofConversation(tx, conversationId)).find(({ status }) => !isOver.has(status));
		if (open) return open;
		const state = (await conversations.loadState(tx, conversationId)) ?? emptyState;
		const { scene } = await replies.load(tx, row);
		const known = (name: string) => {
			const value = state.slots[name];
			return value === undefined || value === "" ? undefined : String(value);
		};
		const name = details.name ?? known("customerName");
		const [email, phone] = [known("email"), known("phone")];
		const { transcript } = await conversations.get(tx, conversationId);
		const said = transcript.map(({ who, heard }) => `${who === "contact" ? ">" : "-"} ${heard}`).join("\n");
		const problem = known("problem") ?? transcript.findLast(({ who }) => who === "contact")?.heard;
		const guide = state.guide && scene.guides.get(state.guide.slug);
		const title = guide && !guide.definition.opening ? localise(guide.definition.title, scene.language) : undefined;
		return tickets.create(tx, {
			subject: problem ?? title ?? phrasesFor(row.locale).ticketSubject,
			description: [details.device, details.history, said].filter(Boolean).join("\n\n").slice(0, descriptionLength),
			channel: row.channel,
			conversationId,
			contactId: null,
			requester: { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
			locale: row.locale,
			stepsTried: await triedSteps(events, tx, conversationId, scene),
			attachments: await imagesOf(tx, conversationId),
			queueId: row.handler === "assistant" ? await queueFor(tx, row, state) : row.queueId,
			openedBy,
		});
	};
