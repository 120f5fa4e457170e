import type { Answerer, Locale, MachinePolicy } from "@centralita/contracts";
import { z } from "zod";
import type { Transaction } from "../../platform/db/types.ts";

/** What a call out was ordered with. */
export type DialPlan = {
	machine: MachinePolicy;
	ringMs: number;
	digits: string | null;
};

/** What of an assistant, and of an order to call, is said or known in a call and may be about who is called. */
export type SpokenTexts = { locale: Locale; greeting: string; prompt: string; message: string | null };

/** These texts as they are for one call; the call may be with nobody in particular. */
export type Personal = (
	tx: Transaction,
	call: { id: string; contactId: string | null },
	texts: SpokenTexts,
) => Promise<SpokenTexts>;

/** A call on its way to a colleague; numbers are tried in order. */
export type PendingTransfer = {
	mode: "cold" | "warm";
	to: readonly string[];
	/** Which of them rings now. */
	at: number;
	ringMs: number;
	reason: string;
	summary: string;
	/** The carrier has been told to ring it. */
	ringing: boolean;
	/** Whoever rings now has picked up. */
	answered: boolean;
};

export const TransferOrder = z.object({
	mode: z.enum(["cold", "warm"]),
	to: z.array(z.string()).min(1),
	ringMs: z.number(),
	reason: z.string(),
	summary: z.string(),
});
export type TransferOrder = z.infer<typeof TransferOrder>;

/** What the process that holds a call is told to do, by whoever learned of it on any node. */
export type CallCommand =
	| { type: "end"; reason: "contact-hung-up" | "user-ended" | "failed" }
	| { type: "machine"; answerer: Answerer; greetingOver: boolean }
	| { type: "hint"; text: string; by: string }
	| { type: "transfer"; order: TransferOrder; by: string };

/** What was used of whom, to be priced. */
export type PricedUsage = {
	languageModel?: readonly { provider: string; model: string; inputTokens: number; outputTokens: number }[];
	transcribed?: readonly { provider: string; model: string; ms: number }[];
	spoken?: readonly { provider: string; model: string; characters: number }[];
	carrier?: { name: string; direction: "inbound" | "outbound"; ms: number };
};

/** The price table as it is now. */
export type Prices = {
	/** ISO 4217. */
	currency(): string;
	/** Null when nothing of it has a price. */
	costOf(usage: PricedUsage): { micros: number | null };
	/** Counts it in the metrics: once for each use. */
	spend(usage: PricedUsage): unknown;
	/** The same for what somebody says that they charged. */
	charge(provider: string, cost: { micros: number; currency: string }): void;
};
