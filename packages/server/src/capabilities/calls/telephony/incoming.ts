import type { LineDefinition, Locale } from "@centralita/contracts";
import type { CarrierInstruction } from "../../../ports/telephony.ts";
import { whoAnswers } from "../lines/hours.ts";
import { phrasesFor } from "../phrases.ts";

/** What becomes of a new call. */
export type Decision =
	| { type: "connect"; purpose: "conversation"; assistantId: string }
	| { type: "connect"; purpose: "voicemail" }
	| { type: "refuse"; why: "no-service" | "busy" | "closed"; instruction: CarrierInstruction };

export type Circumstances = {
	/** Null: the number is no line of ours. */
	line: LineDefinition | null;
	now: number;
	/** Calls of the line that are not over. */
	openCalls: number;
	/** Whether this process can hold one more. */
	capacity: boolean;
	/** Of the company: in which the product's own words are said. */
	locale: Locale;
};

/** Decides about a new call: who answers, or how it is refused. Every call gets an answer that the carrier can carry out. */
export function decide({ line, now, openCalls, capacity, locale }: Circumstances): Decision {
	const words = phrasesFor(locale).line;
	const say = (text: string): CarrierInstruction => ({ type: "say", callId: null, text, locale });
	if (!line?.enabled) return { type: "refuse", why: "no-service", instruction: say(words.noService) };
	if (!capacity || openCalls >= line.maxConcurrentCalls) {
		const { busy } = line;
		const instruction: CarrierInstruction =
			busy.action === "reject" ? { type: "reject", reason: "busy" } : say(busy.text ?? words.busy);
		return { type: "refuse", why: "busy", instruction };
	}
	const { open, assistantId } = whoAnswers(line, now);
	if (open) {
		if (assistantId === null) return { type: "refuse", why: "no-service", instruction: say(words.noService) };
		return { type: "connect", purpose: "conversation", assistantId };
	}
	const { closed } = line;
	switch (closed.action) {
		case "assistant":
			return { type: "connect", purpose: "conversation", assistantId: closed.assistantId };
		case "voicemail":
			return { type: "connect", purpose: "voicemail" };
		case "reject":
			return { type: "refuse", why: "closed", instruction: { type: "reject", reason: "rejected" } };
		case "message":
			return { type: "refuse", why: "closed", instruction: say(closed.text ?? words.closed) };
	}
}
