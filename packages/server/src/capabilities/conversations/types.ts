import type { Analysis, Channel, EndReason, Locale, Recording, Turn, Usage } from "@centralita/contracts";
import type { z } from "zod";
import type { ContactsService } from "../contacts/index.ts";

/** How a conversation begins. */
export type ConversationBegin = {
	/** UUIDv7; made here when absent. */
	id?: string;
	channel: Channel;
	/** Version 0 is the draft. */
	assistant: { id: string; name: string; version: number } | null;
	contactId: string | null;
	/** Who it is with, for a list: a name, a number, or the simulator's user. */
	label: string;
	locale: Locale;
	/** The process that holds it. */
	nodeId: string;
};

/** A turn before it has its number. `sentiment` comes with the analysis. */
export type NewTurn = Omit<Turn, "number" | "sentiment">;

/** What became known of the other side, or changed with its language. */
export type ConversationChange = {
	label?: string;
	locale?: Locale;
	assistant?: { id: string; name: string; version: number };
};

/** What became known of a turn after it was added. */
export type HeardTurn = Pick<Turn, "heard" | "interrupted"> &
	Partial<Pick<Turn, "generated" | "endMs" | "latency" | "providers" | "costMicros">> & { turnId: string };

export type ConversationEnd = {
	reason: EndReason;
	/** Wall-clock time since the start when absent. */
	durationMs?: number;
	usage?: Partial<Usage>;
	/** Null or absent: no price known. */
	costMicros?: number | null;
};

export type AnalysisResult = {
	analysis: Analysis;
	/** −1 to 1, by turn number. */
	turnSentiments?: ReadonlyMap<number, number>;
	/** Of the analysis itself; added to the conversation's. */
	usage?: Partial<Usage>;
	costMicros?: number | null;
};

export type RecordingInfo = z.infer<typeof Recording>;

/** Who somebody says to be. */
export type Clues = Parameters<ContactsService["upsertByPhoneOrEmail"]>[1];

/** What conversations need of contacts. */
export type Contacts = Pick<ContactsService, "names" | "countConversation" | "upsertByPhoneOrEmail">;
