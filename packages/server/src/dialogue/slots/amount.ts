import { languageOf } from "@centralita/contracts";
import { type Token, tokenise } from "../text/tokens.ts";
import { takingLater } from "./corrections.ts";
import { months } from "./date-words.ts";
import { readQuantity } from "./number.ts";
import { readCardinal } from "./number-words.ts";
import type { SlotContext, SlotParser } from "./types.ts";

const currencies: ReadonlySet<string> = new Set(
	(
		"peso pesos dolar dolares euro euros sol soles quetzal quetzales lempira lempiras colon colones guarani guaranies " +
		"boliviano bolivianos bolivar bolivares real reales libra libras usd ars mxn eur clp cop pen uyu gbp " +
		"dollar dollars buck bucks pound pounds quid $ € £"
	).split(" "),
);
/** Slang for thousands and millions of pesos. */
const slang: ReadonlyMap<string, number> = new Map([
	["luca", 1000],
	["lucas", 1000],
	["palo", 1_000_000],
	["palos", 1_000_000],
]);
const cents: ReadonlySet<string> = new Set(["centavo", "centavos", "centimo", "centimos", "cent", "cents", "pence"]);
const prefixes: ReadonlySet<string> = new Set(["$", "€", "£", "usd", "us", "u", "ars", "mxn", "eur"]);

/** A sum of money as a number: "mil doscientos pesos con cincuenta", "$1,200.50", "25 lucas", "twelve hundred dollars". */
export const parseAmount: SlotParser<number> = takingLater((text, context) => {
	const tokens = tokenise(text);
	let bare: { value: number; confidence: number; span: readonly [number, number] } | null = null;
	for (let index = 0; index < tokens.length; index++) {
		const found = amountAt(tokens, index, context);
		if (!found) continue;
		const start = tokens[index]?.start ?? 0;
		const end = tokens[found.next - 1]?.end ?? text.length;
		if (found.currency) return { value: found.value, confidence: 0.93, span: [start, end] };
		if (found.sure || tokens.length === found.next - index) {
			bare ??= { value: found.value, confidence: 0.75, span: [start, end] };
		}
		index = found.next - 1;
	}
	return context.expected ? bare : null;
});

type Amount = { value: number; next: number; currency: boolean; sure: boolean };

function amountAt(tokens: readonly Token[], index: number, context: SlotContext): Amount | null {
	const quantity = readQuantity(tokens, index, context);
	if (!quantity) return null;
	let { value, next } = quantity;
	let currency = prefixes.has(tokens[index - 1]?.folded ?? "");
	const many = slang.get(tokens[next]?.folded ?? "");
	if (many) {
		value *= many;
		next++;
		currency = true;
		if (tokens[next]?.folded === "y" && /^medi[oa]$/.test(tokens[next + 1]?.folded ?? "")) {
			value += many / 2;
			next += 2;
		}
	}
	if (tokens[next]?.folded === "de" && currencies.has(tokens[next + 1]?.folded ?? "")) next++;
	if (cents.has(tokens[next]?.folded ?? "")) {
		return { value: round(value / 100), next: next + 1, currency: true, sure: true };
	}
	if (currencies.has(tokens[next]?.folded ?? "")) {
		next++;
		currency = true;
	}
	if (!currency && countsOther(tokens, index, next)) return null;
	const english = languageOf(context.locale) === "en";
	const part = english && context.expected && quantity.words ? readCardinal(tokens, next, "en") : null;
	if (part?.words && value < 1000 && part.value >= 10 && part.value < 100 && part.next === tokens.length)
		return { value: round(value + part.value / 100), next: part.next, currency, sure: true };
	const small = readCents(tokens, next, context, currency);
	if (small) return { value: round(value + small.value / 100), next: small.next, currency: true, sure: true };
	return { value: round(value), next, currency, sure: quantity.sure };
}

/** "tres cuotas", "20 de noviembre", "factura 45": numbers that are no sum. */
function countsOther(tokens: readonly Token[], from: number, next: number): boolean {
	const [a = "", b = ""] = [tokens[next]?.folded, tokens[next + 1]?.folded];
	const [before = "", earlier = ""] = [tokens[from - 1]?.folded, tokens[from - 2]?.folded];
	if (a === "de" && months.has(b)) return true;
	if (months.has(a) || months.has(before)) return true;
	return counted.test(a) || (a === "por" && b === "ciento") || named.test(before) || named.test(earlier);
}
const counted =
	/^(?:cuotas?|pagos|veces|mes|meses|dias?|semanas?|anos?|horas?|minutos?|personas?|unidades|kilos?|%|megas|percent|times|months?|days?|weeks?|years?|hours?|minutes?|people|installments|payments|units|items)$/;
const named =
	/^(?:factura|pedido|orden|ticket|boleta|contrato|cuenta|cliente|expediente|referencia|folio|numero|nro|citation|invoice|order|account|reference|case|number)$/;

/** "con cincuenta", "y cincuenta centavos", "and fifty cents". */
function readCents(
	tokens: readonly Token[],
	index: number,
	context: SlotContext,
	currency: boolean,
): { value: number; next: number } | null {
	const joint = tokens[index]?.folded;
	if (joint !== "con" && joint !== "y" && joint !== "and") return null;
	const part = readCardinal(tokens, index + 1, languageOf(context.locale));
	if (!part || part.value > 99) return null;
	if (cents.has(tokens[part.next]?.folded ?? "")) return { value: part.value, next: part.next + 1 };
	return joint === "con" || (currency && joint === "and" && part.next === tokens.length)
		? { value: part.value, next: part.next }
		: null;
}

const round = (value: number) => Math.round(value * 100) / 100;
