import { type CountryCode, findPhoneNumbersInText } from "libphonenumber-js";
import { cbu, companyNif, cuit, dniOrNie, iban, luhn, rut } from "./checksums.ts";

type Rule = {
	pattern: RegExp;
	/** What goes in its place, null to leave it. */
	replace: (found: string, before: string, after: string) => string | null;
};

const bare = (text: string) => text.replace(/[\s.-]/g, "");
const checked = (placeholder: string, valid: (text: string) => boolean) => (found: string) =>
	valid(bare(found)) ? placeholder : null;
/** Not in the middle of a longer number, word, address or version. */
const start = String.raw`(?<![\w.+-])`;
const end = String.raw`(?![\w]|[.-]\w)`;
const exact = (body: string, flags = "g") => new RegExp(`${start}${body}${end}`, flags);

const money = /([$€£¥]|\b(usd|ars|clp|cop|mxn|eur|pesos?|d[oó]lares|euros?|precio|total|importe|monto))\W{0,3}$/i;
const moneyAfter = /^(,\d|\W{0,2}([$€£¥]|(usd|ars|clp|cop|mxn|eur|pesos?|d[oó]lares|euros?)\b))/i;
const digitRun = (minimum: number, maximum: number) => String.raw`\d(?:[ -]?\d){${minimum - 1},${maximum - 1}}`;

const rules: readonly Rule[] = [
	{ pattern: /\bBearer +[\w.~+/=-]{8,}/gi, replace: () => "Bearer [SECRETO]" },
	{ pattern: /\b(?:sk|gsk|pk|xox[abp])[-_][\w-]{12,}/g, replace: () => "[SECRETO]" },
	{ pattern: /(?<=:\/\/[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)/g, replace: () => "[SECRETO]" },
	{
		pattern: /(?<=\b(?:token|password|contraseña|clave|secret|api_?key)["']?[=:] ?["']?)[^\s"'&,;]{4,}/gi,
		replace: () => "[SECRETO]",
	},
	{ pattern: /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b/gi, replace: () => "[EMAIL]" },
	{ pattern: exact(String.raw`[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}`, "gi"), replace: checked("[IBAN]", iban) },
	{ pattern: exact(digitRun(22, 22)), replace: checked("[CBU]", cbu) },
	{ pattern: exact(String.raw`\d{2}-?\d{8}-?\d`), replace: checked("[CUIT]", cuit) },
	{ pattern: exact(digitRun(13, 19)), replace: checked("[TARJETA]", luhn) },
	{ pattern: exact(String.raw`[XYZ]?-?\d{7,8}-?[A-Z]`, "gi"), replace: checked("[DNI]", dniOrNie) },
	{ pattern: exact(String.raw`[ABCDEFGHJNPQRSUVW]-?\d{7}-?[\dA-J]`, "gi"), replace: checked("[NIF]", companyNif) },
	{
		pattern: exact(String.raw`(?:\d{1,2}\.\d{3}\.\d{3}|\d{7,8})-[\dK]`, "gi"),
		replace: checked("[RUT]", rut),
	},
	{
		pattern: exact(String.raw`\d{1,2}\.\d{3}\.\d{3}`),
		replace: (_found, before, after) => (money.test(before) || moneyAfter.test(after) ? null : "[DNI]"),
	},
	{
		pattern: /(?<=\b(?:dni|documento|cédula|c\.?i\.?)\W{0,3}(?:n[º°ro.]{0,3}\W{0,2})?)\d{7,8}\b/gi,
		replace: () => "[DNI]",
	},
];

/** What looks like a number and is none: UUIDs, dates, times, addresses, versions, hexadecimal, codes with letters. */
const innocent =
	/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,3}(?:\.\d{1,5}){2,3}\b|\b0x[0-9a-f]+\b|\b[A-Z]{2,}-?\d[\w-]*\b/gi;
const phoneWord =
	/(tel[eé]?f?o?n?o?|cel(ular)?|m[oó]vil|whats?app|phone|call(er)?|n[uú]mero|llamar?|fax)\W{0,12}(al?|es|is|:)?\W{0,3}$/i;

type Span = { start: number; end: number };

function innocentSpans(text: string): Span[] {
	return [...text.matchAll(innocent)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function maskPhones(text: string, country: CountryCode): string {
	const innocents = innocentSpans(text);
	const overlaps = (span: Span) => innocents.some((other) => span.start < other.end && other.start < span.end);
	let masked = "";
	let done = 0;
	for (const { startsAt, endsAt } of findPhoneNumbersInText(text, { defaultCountry: country, extended: false })) {
		const span = { start: startsAt, end: endsAt };
		const found = text.slice(startsAt, endsAt);
		const digits = found.replace(/\D/g, "").length;
		const spelled = found.startsWith("+") || /[() -]/.test(found.trim());
		const named = phoneWord.test(text.slice(Math.max(0, startsAt - 40), startsAt));
		const touching = /[\w$€.,/-]$/.test(text.slice(0, startsAt)) || /^(\w|[.,/-]\w)/.test(text.slice(endsAt));
		if (overlaps(span) || touching || digits < 7 || !(spelled || named || digits >= 10)) continue;
		masked += `${text.slice(done, startsAt)}[TELEFONO]`;
		done = endsAt;
	}
	return masked + text.slice(done);
}

/** Worth a closer look: an at sign, seven digits in a row of digits and separators, or words of a secret. */
const suspicious =
	/@|\d(?:[\s().-]{0,2}\d){5}|bearer|token|passw|contraseña|clave|secret|api_?key|(?:sk|gsk|pk|xox[abp])[-_]/i;

/** Replaces personal data and secrets in a text by typed placeholders such as `[EMAIL]`. `country` reads numbers without prefix. */
export function maskText(text: string, country: string): string {
	if (!suspicious.test(text)) return text;
	let masked = text;
	for (const { pattern, replace } of rules)
		masked = masked.replace(pattern, (...args: unknown[]) => {
			const found = String(args[0]);
			const offset = args.find((argument) => typeof argument === "number") ?? 0;
			const before = masked.slice(Math.max(0, offset - 30), offset);
			const after = masked.slice(offset + found.length, offset + found.length + 20);
			return replace(found, before, after) ?? found;
		});
	return /\d(?:[\s().-]{0,2}\d){5}/.test(masked) ? maskPhones(masked, country as CountryCode) : masked;
}

const secretKey = /(passw|secret|^token$|authorization|cookie|api[-_]?key|encryptionkey|csrf)/i;
/** Never personal, and searched for as they are. */
const plainKeys = new Set([
	"time",
	"requestId",
	"conversationId",
	"callId",
	"turnId",
	"userId",
	"jobId",
	"eventId",
	"route",
	"method",
]);
const maximumDepth = 8;

/** A copy of a value with every text in it masked, and values under keys that name a secret removed. */
export function maskValue(value: unknown, country: string, depth = 0): unknown {
	if (typeof value === "string") return maskText(value, country);
	if (value === null || typeof value !== "object") return value;
	if (depth >= maximumDepth) return "[…]";
	if (Array.isArray(value)) return value.map((item) => maskValue(item, country, depth + 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => {
			if (plainKeys.has(key)) return [key, item];
			if (typeof item === "string" && secretKey.test(key)) return [key, "[SECRETO]"];
			return [key, maskValue(item, country, depth + 1)];
		}),
	);
}
