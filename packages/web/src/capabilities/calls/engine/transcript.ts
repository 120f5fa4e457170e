import type { CallServerMessage, TurnLatency } from "@centralita/contracts";

export type TranscriptEntry = {
	turnId: string;
	who: "contact" | "assistant";
	text: string;
	/** Of the assistant's text; undefined while it is not known. */
	heard: string | undefined;
	final: boolean;
};

type Words = Extract<CallServerMessage, { type: "transcript" }>;

const blank = (message: Words): boolean => message.final && message.text.trim() === "";

/** Adds a message's words to the turn they belong to, or begins that turn. A turn that ends without words goes. */
export function addWords(entries: readonly TranscriptEntry[], message: Words): readonly TranscriptEntry[] {
	const { turnId, who, text, final, heard } = message;
	const index = entries.findIndex((entry) => entry.turnId === turnId);
	if (blank(message)) return index < 0 ? entries : entries.toSpliced(index, 1);
	const before = entries[index];
	if (!before) return [...entries, { turnId, who, text, heard, final }];
	// A partial that arrives after the end of its turn is late, and says less.
	if (before.final && !final) return entries;
	return entries.with(index, { ...before, who, text, final, heard: heard ?? before.heard });
}

/** Latencies by turn. They may come before the first words of their turn. */
export type Latencies = Readonly<Record<string, TurnLatency>>;

/** Keeps a turn's latency; what is measured later joins what was. */
export const addLatency = (latencies: Latencies, turnId: string, values: TurnLatency): Latencies => ({
	...latencies,
	[turnId]: { ...latencies[turnId], ...values },
});
