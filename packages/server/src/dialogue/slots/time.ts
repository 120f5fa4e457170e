import { languageOf } from "@centralita/contracts";
import { fold } from "../text/fold.ts";
import { type Token, tokenise } from "../text/tokens.ts";
import { shift, takingLater } from "./corrections.ts";
import { readCardinal } from "./number-words.ts";
import type { Slot, SlotContext, SlotParser } from "./types.ts";

type Clock = { hour: number; minute: number; next: number; sure: boolean };

/** A time of day as `HH:MM` (24 hours): "a las tres y media de la tarde", "cuarto para las ocho", "half past four", "10 a.m.". */
export const parseTime: SlotParser<string> = takingLater(
	(text, context) => readTime(text, context),
	(earlier, correction, context) => {
		const own = readTime(correction.text, { ...context, expected: true });
		if (!own || earlier.value < "12:00" || own.value >= "12:00" || halfNamed.test(fold(correction.text))) return null;
		// "A las siete de la noche, no, a las ocho": the half of the day stays.
		const value = `${Number(own.value.slice(0, 2)) + 12}${own.value.slice(2)}`;
		return { ...shift(own, correction.offset), value };
	},
);

const halfNamed = /\b(?:manana|madrugada|am|a\.? ?m|morning|mediodia|noon)\b/;

function readTime(text: string, context: SlotContext): Slot<string> | null {
	const tokens = tokenise(text);
	for (let index = 0; index < tokens.length; index++) {
		const clock = readClock(tokens, index, context);
		if (!clock) continue;
		const half = halfOfDay(tokens, clock.next, fold(text));
		const lead = /^(?:las|la|at|around|about|by|after|before|past|from|say|tipo|eso)$/.test(
			tokens[index - 1]?.folded ?? "",
		);
		const bare = !lead && !half.explicit && !clock.sure;
		const rest = [...tokens.slice(0, index), ...tokens.slice(half.next)];
		if (bare && !(context.expected && rest.every((token) => token.kind === "symbol" || fillers.has(token.folded))))
			continue;
		const hour = resolveHour(clock.hour, half.value);
		if (hour === null || /^no(?: [,.;]| puedo| $)/.test(`${at(tokens, half.next)} ${at(tokens, half.next + 1)}`))
			continue;
		const confidence = half.value !== null || clock.hour >= 12 || clock.hour === 0 ? 0.94 : bare ? 0.6 : 0.7;
		const value = `${String(hour).padStart(2, "0")}:${String(clock.minute).padStart(2, "0")}`;
		return { value, confidence, span: [tokens[index]?.start ?? 0, tokens[half.next - 1]?.end ?? text.length] };
	}
	return null;
}

const fillers: ReadonlySet<string> = new Set(
	"si a eso de como tipo por favor puede ser seria es yes at around maybe please about say the".split(" "),
);

const at = (tokens: readonly Token[], index: number): string => tokens[index]?.folded ?? "";

function readClock(tokens: readonly Token[], index: number, context: SlotContext): Clock | null {
	const language = languageOf(context.locale);
	const first = at(tokens, index);
	if (first === "mediodia" || first === "noon" || first === "midday")
		return { hour: 12, minute: 0, next: index + 1, sure: true };
	if (first === "medio" && at(tokens, index + 1) === "dia") return { hour: 12, minute: 0, next: index + 2, sure: true };
	if (first === "medianoche" || first === "midnight") return { hour: 0, minute: 0, next: index + 1, sure: true };
	return readBefore(tokens, index, language) ?? readHour(tokens, index, language);
}

/** "cuarto para las ocho", "diez para las tres", "quarter to four", "half past three", "twenty past five". */
function readBefore(tokens: readonly Token[], index: number, language: "es" | "en"): Clock | null {
	let at0 = index;
	if (at(tokens, at0) === "un" || at(tokens, at0) === "a") at0++;
	const named = /^(?:cuarto|quarter)$/.test(at(tokens, at0)) ? 15 : at(tokens, at0) === "half" ? 30 : null;
	const spoken = named === null ? readCardinal(tokens, at0, language) : null;
	const minutes = named ?? spoken?.value ?? null;
	if (minutes === null || minutes > 59) return null;
	let next = spoken?.next ?? at0 + 1;
	if (/^(?:minutos|minutes)$/.test(at(tokens, next))) next++;
	const sign = /^(?:para|to|till)$/.test(at(tokens, next))
		? -1
		: at(tokens, next) === "past" || (at(tokens, next) === "after" && language === "en")
			? 1
			: 0;
	if (sign === 0) {
		// British: half four is half past four.
		const hour = named === 30 && language === "en" ? readCardinal(tokens, next, language) : null;
		if (!hour || hour.value < 1 || hour.value > 12 || /^(?:hours?|days?)$/.test(at(tokens, hour.next))) return null;
		return { hour: hour.value, minute: 30, next: hour.next, sure: true };
	}
	next++;
	if (/^(?:la|las)$/.test(at(tokens, next))) next++;
	else if (at(tokens, next - 1) === "para") return null;
	const hour = readCardinal(tokens, next, language);
	if (!hour || hour.value < 1 || hour.value > 24) return null;
	if (sign > 0) return { hour: hour.value, minute: minutes, next: hour.next, sure: true };
	return { hour: hour.value === 1 ? 12 : hour.value - 1, minute: 60 - minutes, next: hour.next, sure: true };
}

function readHour(tokens: readonly Token[], index: number, language: "es" | "en"): Clock | null {
	const written = /^(\d{1,2})[.](\d{2})$/.exec(at(tokens, index));
	if (written) return within(Number(written[1]), Number(written[2]), index + 1, false);
	const attached = /^(\d{1,2})(am|pm|hs?|hrs)$/.exec(at(tokens, index));
	if (attached) {
		const clock = within(Number(attached[1]), 0, index + 1, true);
		const suffix = attached[2] ?? "";
		if (!clock || !suffix.endsWith("m")) return clock;
		const hour = resolveHour(clock.hour, suffix === "pm" ? "afternoon" : "morning");
		return hour === null ? null : { ...clock, hour: hour === 12 ? 12 : hour, sure: true };
	}
	const hour = readCardinal(tokens, index, language);
	if (!hour || hour.value > 24) return null;
	let next = hour.next;
	if (at(tokens, next) === ":" && /^\d{2}(?:am|pm)?$/.test(at(tokens, next + 1))) {
		const minute = Number.parseInt(at(tokens, next + 1), 10);
		const pm = at(tokens, next + 1).endsWith("pm") && hour.value < 12;
		return within(hour.value + (pm ? 12 : 0), minute, next + 2, true);
	}
	if (/^(?:hs|h|hrs|horas|hundred)$/.test(at(tokens, next))) return within(hour.value, 0, next + 1, true);
	if (/^(?:o'clock|oclock)$/.test(at(tokens, next))) return within(hour.value, 0, next + 1, true);
	if (at(tokens, next) === "en" && at(tokens, next + 1) === "punto") return within(hour.value, 0, next + 2, true);
	if (/^(?:y|con|menos)$/.test(at(tokens, next))) {
		const word = at(tokens, next + 1);
		const minute = /^(?:media|medio)$/.test(word)
			? { value: 30, next: next + 2 }
			: word === "cuarto"
				? { value: 15, next: next + 2 }
				: readCardinal(tokens, next + 1, language);
		if (minute && minute.value < 60 && minute.value > 0) {
			if (at(tokens, next) !== "menos")
				return within(hour.value, minute.value, minute.next, minute.value === 30 || minute.value === 15);
			return within(hour.value === 1 ? 12 : hour.value - 1, 60 - minute.value, minute.next, true);
		}
		next = hour.next;
	}
	const minute = readCardinal(tokens, next, language);
	const announced = language === "en" || /^las?$/.test(at(tokens, index - 1));
	if (minute && minute.value < 60 && minute.value >= 10 && hour.value > 0 && announced && hour.words) {
		return within(hour.value, minute.value, minute.next, false);
	}
	return within(hour.value, 0, next, false);
}

const within = (hour: number, minute: number, next: number, sure: boolean): Clock | null =>
	hour <= 24 && minute < 60 ? { hour: hour % 24, minute, next, sure } : null;

type Half = "morning" | "afternoon" | null;

function halfOfDay(
	tokens: readonly Token[],
	index: number,
	whole: string,
): { value: Half; next: number; explicit: boolean } {
	const near = [0, 1, 2, 3, 4].map((step) => at(tokens, index + step));
	const [a = "", b = "", c = "", d = ""] = near;
	if (/^(?:am|pm)$/.test(a)) return { value: a === "am" ? "morning" : "afternoon", next: index + 1, explicit: true };
	if (/^[ap]$/.test(a) && b === "." && c === "m")
		return { value: a === "a" ? "morning" : "afternoon", next: index + (d === "." ? 4 : 3), explicit: true };
	if (/^[ap]$/.test(a) && b === "m")
		return { value: a === "a" ? "morning" : "afternoon", next: index + 2, explicit: true };
	if (/^(?:de|por|en|a)$/.test(a) && b === "la" && /^(?:manana|madrugada)$/.test(c))
		return { value: "morning", next: index + 3, explicit: true };
	if (/^(?:de|por|en|a)$/.test(a) && b === "la" && /^(?:tarde|noche)$/.test(c))
		return { value: "afternoon", next: index + 3, explicit: true };
	if (a === "del" && /^(?:mediodia|medio)$/.test(b)) return { value: "afternoon", next: index + 2, explicit: true };
	if (
		/^(?:in|at)$/.test(a) &&
		/^(?:the|night)$/.test(b) &&
		/^(?:morning|afternoon|evening|)$/.test(b === "night" ? "" : c)
	) {
		return { value: c === "morning" ? "morning" : "afternoon", next: index + (b === "night" ? 2 : 3), explicit: true };
	}
	if (/\b(?:(?:por|en|a|de) la (?:tarde|noche)|(?:this|in the) (?:afternoon|evening)|tonight)\b/.test(whole))
		return { value: "afternoon", next: index, explicit: false };
	if (/\b(?:(?:por|en|a|de) la manana|in the morning|this morning)\b/.test(whole))
		return { value: "morning", next: index, explicit: false };
	return { value: null, next: index, explicit: false };
}

/** Without a half of the day, one to six is the afternoon and seven to twelve is written as it is: office hours. */
function resolveHour(hour: number, half: Half): number | null {
	if (hour > 12 || hour === 0) return hour;
	if (half === "morning") return hour === 12 ? 0 : hour;
	if (half === "afternoon") return hour === 12 ? 12 : hour + 12;
	return hour <= 6 ? hour + 12 : hour;
}
