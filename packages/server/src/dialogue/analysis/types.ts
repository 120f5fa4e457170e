import type { EndReason, ExtractionField, Locale } from "@centralita/contracts";

/** One turn as it was really heard. */
export type AnalysisTurn = { number: number; who: "contact" | "assistant" | "user"; text: string };

export type AnalysisInput = {
	/** In order. */
	turns: readonly AnalysisTurn[];
	fields: readonly ExtractionField[];
	locale: Locale;
	/** When the conversation was held: what "mañana" was relative to. */
	reference: Date;
	/** ISO 3166-1 alpha-2, for numbers without a country code. */
	country: string;
	/** IANA; UTC when absent. */
	timeZone?: string;
	/** What is known besides the words. */
	endReason?: EndReason | null;
	transferred?: boolean;
	ticket?: boolean;
};

export type FieldValue = string | number | boolean | null;
