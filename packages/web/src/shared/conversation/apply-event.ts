import { type ConversationDetail, type ConversationEvent, eventSchemas } from "@centralita/contracts";

/** Adds what an event says to a conversation that was read before it. What is already in it changes nothing. */
export function applyEvent(detail: ConversationDetail, event: ConversationEvent): ConversationDetail {
	if (event.number <= detail.lastEventNumber) return detail;
	return { ...detail, ...changeOf(detail, event), lastEventNumber: event.number };
}

function changeOf(detail: ConversationDetail, event: ConversationEvent): Partial<ConversationDetail> {
	if (event.type === "turn.added") {
		const { data } = eventSchemas["turn.added"].safeParse(event.data);
		if (!data) return {};
		const others = detail.transcript.filter((turn) => turn.id !== data.turn.id);
		const transcript = [...others, data.turn].toSorted((a, b) => a.number - b.number);
		return { transcript, turns: transcript.length };
	}
	if (event.type === "turn.heard") {
		const { data } = eventSchemas["turn.heard"].safeParse(event.data);
		if (!data) return {};
		return {
			transcript: detail.transcript.map((turn) =>
				turn.id === data.turnId ? { ...turn, heard: data.heard, interrupted: data.interrupted } : turn,
			),
		};
	}
	return {};
}

const changesMore = [
	"conversation.ended",
	"conversation.analysed",
	"conversation.deleted",
	"call.changed",
	"call.ended",
];

/** Whether the event changes more than it carries, so that the conversation must be read again. */
export const mustReadAgain = (event: ConversationEvent): boolean => changesMore.includes(event.type);
