import { type GuideVersion, type Locale, languageOf, type TriedStep } from "@centralita/contracts";
import type { DialogueAction, DialogueEvent, DialogueState } from "../../dialogue/index.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { SessionRecorder } from "../guides/index.ts";
import type { Tickets } from "../tickets/index.ts";

type Moved = Pick<Extract<DialogueEvent, { type: "moved" }>, "guide" | "node" | "answer">;
type TicketAction = Extract<DialogueAction, { type: "ticket" }>;

export type CallTickets = {
	/** The conversation went on in a guide. */
	moved(event: Moved): void;
	/** Of a ticket that the dialogue asks for now: opens it in a transaction, with what is known by then. Once for each turn. */
	prepare(action: TicketAction, turnId: string): (tx: Transaction, state: DialogueState) => Promise<void>;
};

/** Opens tickets for a call, with the steps of guides that the contact tried in it. */
export function createCallTickets(
	{ tickets, guides }: { tickets: Pick<Tickets, "create">; guides: Pick<SessionRecorder, "ticketOpened"> },
	call: { conversationId: string; locale: Locale; guides: readonly GuideVersion[] },
): CallTickets {
	const language = languageOf(call.locale);
	const tried: TriedStep[] = [];
	/** The step that is under way. */
	let current: string | null = null;

	function titleOf({ guide, node }: Moved): string | null {
		const version = call.guides.find(({ slug }) => slug === guide);
		const found = version?.definition.nodes.find(({ id }) => id === node);
		if (found?.kind !== "step") return null;
		return found.title[language] ?? found.title.es ?? found.title.en ?? found.id;
	}

	return {
		moved(event) {
			const { answer } = event;
			if (current !== null && (answer === "worked" || answer === "failed"))
				tried.push({ title: current, outcome: answer });
			current = titleOf(event);
		},
		prepare({ priority, summary }, turnId) {
			// Had the step under way helped, nobody would ask for a ticket.
			const stepsTried: TriedStep[] = [
				...tried,
				...(current === null ? [] : [{ title: current, outcome: "failed" as const }]),
			];
			return async (tx, { slots }) => {
				const known = (name: string) => (typeof slots[name] === "string" ? slots[name] : null);
				const { id } = await tickets.create(tx, {
					key: `${call.conversationId}/${turnId}`,
					subject: known("problem") ?? summary,
					description: summary,
					priority,
					channel: "voice",
					conversationId: call.conversationId,
					contactId: null,
					requester: { name: known("customerName"), phone: known("phone"), email: known("email") },
					locale: call.locale,
					stepsTried,
					openedBy: { kind: "assistant" },
				});
				await guides.ticketOpened(tx, call.conversationId, id);
			};
		},
	};
}
