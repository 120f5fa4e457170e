import type { Locale } from "@centralita/contracts";

/** What the words are read with. */
export type SlotContext = {
	locale: Locale;
	/** ISO 3166-1 alpha-2, for numbers without a country code. */
	country: string;
	/** Milliseconds since the epoch: what "mañana" is relative to. */
	now: number;
	/** IANA time zone of the speaker. */
	timeZone: string;
	/** The question before asked for this value, so that a bare answer counts. */
	expected: boolean;
	/** The question was about the past ("¿cuándo lo compraste?"): dates without a year lie behind. */
	past?: boolean;
};

/** A value found in a text. `span` is the half-open range of characters it came from (NFC text). */
export type Slot<T> = { value: T; confidence: number; span: readonly [start: number, end: number] };

export type SlotParser<T> = (text: string, context: SlotContext) => Slot<T> | null;
