import { z } from "zod";

export const ports = ["language-model", "speech-to-text", "text-to-speech"] as const;
export const Port = z.enum(ports);
export type Port = z.infer<typeof Port>;

/** Whom an assistant asks: `auto` or a provider's id, then the others in order when it cannot. */
export type ProviderChoice = { readonly provider: string; readonly fallbacks: readonly string[] };

/** One thing that a vendor needs: a key, an address, the name of a model. */
export const ProviderField = z.object({
	/** As the environment has it, e.g. `DEEPGRAM_API_KEY`. */
	name: z.string(),
	secret: z.boolean(),
	required: z.boolean(),
	/** Null when it is not set. The environment wins over what was entered here. */
	source: z.enum(["environment", "dashboard"]).nullable(),
	/** Never of a secret. */
	value: z.string().nullable(),
	example: z.string(),
});
export type ProviderField = z.infer<typeof ProviderField>;

export const ProviderSettings = z.object({
	id: z.string(),
	label: z.string(),
	ports: z.array(Port),
	configured: z.boolean(),
	/**
	 * `incomplete`: something that it needs is missing; `unreadable`: what was entered here was sealed under another
	 * `ENCRYPTION_KEY` and has to be entered again.
	 */
	problem: z.enum(["incomplete", "unreadable"]).nullable(),
	fields: z.array(ProviderField),
});
export type ProviderSettings = z.infer<typeof ProviderSettings>;
export const ProviderSettingsList = z.object({ items: z.array(ProviderSettings) });

/** Null removes what was entered; a field that is left out stays. */
export const ProviderSettingsChange = z.object({
	values: z.record(z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/), z.string().trim().min(1).max(4000).nullable()),
});

/** Values that are not saved yet are tried as if they were. */
export const ProviderTestRequest = z.object({ values: ProviderSettingsChange.shape.values.default({}) }).nullish();

/** What a real request to the vendor led to, for each thing it is used for. */
export const ProviderTest = z.object({
	results: z.array(
		z.object({
			port: Port,
			ok: z.boolean(),
			/** Milliseconds to the first useful answer. */
			ms: z.number().int(),
			/** A kind of failure such as `auth`, `quota`, `timeout`; null when it worked. */
			kind: z.string().nullable(),
			/** The vendor's own code and what it means. */
			detail: z.string(),
		}),
	),
});
export type ProviderTest = z.infer<typeof ProviderTest>;

export const priceUnits = [
	"million-input-tokens",
	"million-output-tokens",
	"transcribed-minute",
	"million-characters",
	"inbound-minute",
	"outbound-minute",
] as const;
export const PriceUnit = z.enum(priceUnits);
export type PriceUnit = z.infer<typeof PriceUnit>;

/** What somebody charges. `model` null: for every model of the provider that has no price of its own. */
export const Price = z.object({
	provider: z.string().regex(/^[a-z0-9-]{1,40}$/),
	model: z.string().min(1).max(200).nullable(),
	unit: PriceUnit,
	/** Micro-units of the table's currency. */
	micros: z.number().int().min(0).max(1_000_000_000_000),
});
export type Price = z.infer<typeof Price>;

const unique = (prices: readonly Price[]) =>
	new Set(prices.map(({ provider, model, unit }) => JSON.stringify([provider, model, unit]))).size === prices.length;

export const PriceTable = z.object({
	/** ISO 4217. */
	currency: z.string().regex(/^[A-Z]{3}$/),
	/** Null: as it came with the product. */
	changedBy: z.string().nullable(),
	changedAt: z.iso.datetime().nullable(),
	items: z.array(Price).max(500),
});
export type PriceTable = z.infer<typeof PriceTable>;
export const PriceTableChange = z.object({
	currency: PriceTable.shape.currency,
	items: z.array(Price).max(500).refine(unique, "a price is given twice"),
});
export type PriceTableChange = z.infer<typeof PriceTableChange>;
