import { languageOf } from "@centralita/contracts";
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import { tokenise } from "../text/tokens.ts";
import { takingLater } from "./corrections.ts";
import { type DigitRun, readDigitRuns } from "./digits.ts";
import type { Slot, SlotContext } from "./types.ts";

/** Words that announce another kind of number. */
const otherNumber =
	/\b(?:pedido|orden|ticket|factura|serie|serial|dni|documento|cuenta|tarjeta|caso|reclamo|codigo|order|invoice|account|card|case|reference|tracking|policy|poliza|imei|cuit|rut|pesos|dolares|dollars)\b/;

/** A telephone number, dictated or written, as E.164; only numbers that exist in their country's plan when not asked for. */
export const parsePhone = takingLater<string>(
	(text, context) => {
		const tokens = tokenise(text);
		let best: Slot<string> | null = null;
		for (const run of readDigitRuns(tokens, languageOf(context.locale))) {
			const start = tokens[run.from]?.start ?? 0;
			const end = tokens[run.to - 1]?.end ?? text.length;
			const lead = tokens
				.slice(Math.max(0, run.from - 4), run.from)
				.map((token) => token.folded)
				.join(" ");
			const found = numberOf(run, context, otherNumber.test(lead) && !/tel|cel|phone|movil|mobile/.test(lead));
			if (found && (!best || found.confidence >= best.confidence)) best = { ...found, span: [start, end] };
		}
		return best ?? readRestarted(text, context);
	},
	(earlier, correction, context) => {
		const tokens = tokenise(correction.text);
		const run = readDigitRuns(tokens, languageOf(context.locale))[0];
		if (!run || run.plus || run.digits.length > 6 || run.digits.length < 2) return null;
		const parsed = parsePhoneNumberFromString(earlier.value.slice(0, -run.digits.length) + run.digits);
		const end = (tokens[run.to - 1]?.end ?? 0) + correction.offset;
		return parsed?.isValid() ? { value: parsed.number, confidence: 0.7, span: [earlier.span[0], end] } : null;
	},
);

/** "…two six seven, hold on, two six seven one": the last digits were begun again. */
function readRestarted(text: string, context: SlotContext): Slot<string> | null {
	const tokens = tokenise(text);
	const [first, again, ...others] = readDigitRuns(tokens, languageOf(context.locale));
	if (!first || !again || others.length > 0 || !context.expected) return null;
	for (let shared = Math.min(first.digits.length, again.digits.length); shared >= 2; shared--) {
		if (!first.digits.endsWith(again.digits.slice(0, shared))) continue;
		const found = numberOf({ ...first, digits: first.digits.slice(0, -shared) + again.digits }, context, false);
		if (found && found.confidence > 0.6)
			return {
				value: found.value,
				confidence: 0.7,
				span: [tokens[first.from]?.start ?? 0, tokens[again.to - 1]?.end ?? text.length],
			};
	}
	return null;
}

/** In Argentina only Buenos Aires has eight digits: without its area, and with the 15 of a mobile, they are known. */
function withArea(digits: string, country: string): string {
	if (country !== "AR") return digits;
	if (/^15\d{8}$/.test(digits)) return `11${digits}`;
	return /^[2-7]\d{7}$/.test(digits) ? `11${digits}` : digits;
}

function numberOf(run: DigitRun, context: SlotContext, announcedAsOther: boolean): Omit<Slot<string>, "span"> | null {
	if (run.digits.length < 7 || run.digits.length > 17 || (announcedAsOther && !run.plus)) return null;
	for (const country of [context.country, null]) {
		if (country !== null && !isSupportedCountry(country)) continue;
		const international = run.plus || country === null;
		if (international && !run.plus && run.digits.length < 11) continue;
		const parsed = parsePhoneNumberFromString(
			international ? `+${run.digits}` : context.expected ? withArea(run.digits, country) : run.digits,
			(country ?? undefined) as CountryCode | undefined,
		);
		if (!parsed) continue;
		if (parsed.isValid()) return { value: parsed.number, confidence: country === null ? 0.8 : 0.95 };
		if (context.expected && parsed.isPossible() && country !== null) return { value: parsed.number, confidence: 0.55 };
	}
	return null;
}
