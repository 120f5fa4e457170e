import { type PriceTable, PriceTableChange, PriceUnit, priceUnits } from "@centralita/contracts";
import { z } from "zod";

const mostMicros = 1_000_000_000_000;

/** What was written as micro-units: a point or a comma before the decimals, no thousands. Null when it is no amount. */
export function parseAmount(text: string): number | null {
	const written = text.trim();
	// "1,000" may mean one or a thousand.
	if (!/^\d+([.,]\d{1,6})?$/.test(written) || /^[1-9]\d{0,2},\d{3}$/.test(written)) return null;
	const micros = Math.round(Number(written.replace(",", ".")) * 1e6);
	return micros <= mostMicros ? micros : null;
}

/** The shortest way to write it, with a point and at least two decimals. */
export function formatAmount(micros: number): string {
	const [whole = "0", decimals = ""] = (micros / 1e6).toFixed(6).split(".");
	return `${whole}.${decimals.replace(/0+$/, "").padEnd(2, "0")}`;
}

/** A price as it is being written; `model` empty is every model without a price of its own. */
export type PriceRow = { provider: string; model: string; unit: PriceUnit; amount: string };
export type PriceRows = { currency: string; items: PriceRow[] };

/** By provider, in the order of units, the price of every model last. */
export function rowsOf({ currency, items }: PriceTable): PriceRows {
	const sorted = items.toSorted(
		(a, b) =>
			a.provider.localeCompare(b.provider) ||
			Number(a.model === null) - Number(b.model === null) ||
			(a.model ?? "").localeCompare(b.model ?? "") ||
			priceUnits.indexOf(a.unit) - priceUnits.indexOf(b.unit),
	);
	return {
		currency,
		items: sorted.map(({ provider, model, unit, micros }) => ({
			provider,
			model: model ?? "",
			unit,
			amount: formatAmount(micros),
		})),
	};
}

const Row = z.object({ provider: z.string(), model: z.string(), unit: PriceUnit, amount: z.string() });

/** What was written, then the request that it makes. */
export const PriceForm = z
	.object({
		currency: z.string().trim().toUpperCase(),
		items: z.array(
			Row.transform(({ amount, model, ...row }, context) => {
				const micros = parseAmount(amount);
				if (micros === null) {
					context.addIssue({ code: "custom", message: "not an amount", path: ["amount"] });
					return z.NEVER;
				}
				return { ...row, model: model.trim() || null, micros };
			}),
		),
	})
	.pipe(PriceTableChange);

/** The rows whose provider, model and unit another row has too. */
export function repeatedRows(rows: readonly PriceRow[]): ReadonlySet<number> {
	const places = new Map<string, number[]>();
	for (const [index, { provider, model, unit }] of rows.entries()) {
		const key = JSON.stringify([provider, model.trim(), unit]);
		places.set(key, [...(places.get(key) ?? []), index]);
	}
	return new Set([...places.values()].filter(({ length }) => length > 1).flat());
}
