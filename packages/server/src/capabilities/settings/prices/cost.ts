import type { Price, PriceUnit } from "@centralita/contracts";

/** What was used of whom. */
export type PricedUsage = {
	languageModel?: readonly { provider: string; model: string; inputTokens: number; outputTokens: number }[];
	transcribed?: readonly { provider: string; model: string; ms: number }[];
	spoken?: readonly { provider: string; model: string; characters: number }[];
	carrier?: { name: string; direction: "inbound" | "outbound"; ms: number };
};

export type Cost = {
	/** Micro-units of the table's currency; null when something was used and nothing of it has a price. */
	micros: number | null;
	/** The same by who charges it. */
	parts: readonly { provider: string; micros: number }[];
	/** What has no price, such as `openai gpt-9 million-input-tokens`. */
	missing: readonly string[];
};

/** So much of one unit, e.g. 0.25 million characters. */
type Quantity = { provider: string; model: string | null; unit: PriceUnit; amount: number };

const million = 1_000_000;

function quantities(usage: PricedUsage): Quantity[] {
	const list: Quantity[] = [];
	for (const { provider, model, inputTokens, outputTokens } of usage.languageModel ?? []) {
		list.push({ provider, model, unit: "million-input-tokens", amount: inputTokens / million });
		list.push({ provider, model, unit: "million-output-tokens", amount: outputTokens / million });
	}
	for (const { provider, model, ms } of usage.transcribed ?? [])
		list.push({ provider, model, unit: "transcribed-minute", amount: Math.ceil(ms / 1000) / 60 });
	for (const { provider, model, characters } of usage.spoken ?? [])
		list.push({ provider, model, unit: "million-characters", amount: characters / million });
	if (usage.carrier) {
		const { name, direction, ms } = usage.carrier;
		list.push({ provider: name, model: null, unit: `${direction}-minute`, amount: Math.ceil(ms / 60_000) });
	}
	return list.filter(({ amount }) => amount > 0);
}

/** The price of exactly that model, else the one for every model of the provider. */
function priceOf(items: readonly Price[], { provider, model, unit }: Quantity): number | undefined {
	const fitting = items.filter((price) => price.provider === provider && price.unit === unit);
	return (fitting.find((price) => price.model === model) ?? fitting.find((price) => price.model === null))?.micros;
}

/**
 * What that costs: transcription by the started second, the line by the started minute, as vendors and carriers bill.
 * What has no price is left out and named. Rounded to whole micro-units, each part for itself.
 */
export function costOf(table: { readonly items: readonly Price[] }, usage: PricedUsage): Cost {
	const exact = new Map<string, number>();
	const missing = new Set<string>();
	for (const quantity of quantities(usage)) {
		const { provider, model, unit, amount } = quantity;
		const price = priceOf(table.items, quantity);
		if (price === undefined) missing.add([provider, model, unit].filter((word) => word !== null).join(" "));
		else exact.set(provider, (exact.get(provider) ?? 0) + amount * price);
	}
	const parts = [...exact].map(([provider, micros]) => ({ provider, micros: Math.round(micros) }));
	const micros = parts.length === 0 && missing.size > 0 ? null : parts.reduce((sum, part) => sum + part.micros, 0);
	return { micros, parts, missing: [...missing] };
}
