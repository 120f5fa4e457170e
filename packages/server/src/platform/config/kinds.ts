import { locales } from "@centralita/contracts";
import { isSupportedCountry } from "libphonenumber-js";
import { z } from "zod";

/** How a setting's text becomes a value. `words` completes the sentence "NAME must be …". */
export type Kind<T> = { readonly words: string; readonly schema: z.ZodType<T, string> };

const refuse = (context: z.RefinementCtx): never => {
	context.addIssue({ code: "custom", message: "refused" });
	return z.NEVER;
};

export const text = (maximum = 2000): Kind<string> => ({
	words: `text of at most ${maximum} characters`,
	schema: z.string().trim().min(1).max(maximum),
});

/** Text that is exactly so. */
export const matching = (words: string, pattern: RegExp): Kind<string> => ({
	words,
	schema: z.string().trim().regex(pattern),
});

export const integer = (minimum: number, maximum: number): Kind<number> => ({
	words: `a whole number from ${minimum} to ${maximum}`,
	schema: z
		.string()
		.trim()
		.regex(/^-?\d{1,15}$/)
		.transform(Number)
		.pipe(z.number().min(minimum).max(maximum)),
});

const yes = new Set(["true", "1", "yes", "on", "si", "sí"]);
const no = new Set(["false", "0", "no", "off"]);
export const flag: Kind<boolean> = {
	words: "true or false",
	schema: z.string().transform((value, context) => {
		const word = value.trim().toLowerCase();
		return yes.has(word) ? true : no.has(word) ? false : refuse(context);
	}),
};

export const choice = <const T extends string>(...options: readonly T[]): Kind<T> => ({
	words: `one of ${options.join(", ")}`,
	schema: z.string().transform((value, context) => {
		const found = options.find((option) => option.toLowerCase() === value.trim().toLowerCase());
		return found ?? refuse(context);
	}),
});

const items = (value: string) =>
	value
		.split(",")
		.map((item) => item.trim())
		.filter((item) => item !== "");

export const choices = <const T extends string>(...options: readonly T[]): Kind<ReadonlySet<T>> => ({
	words: `one or more of ${options.join(", ")}, separated by commas`,
	schema: z.string().transform((value, context) => {
		const found = new Set<T>();
		for (const item of items(value.toLowerCase())) {
			const option = options.find((known) => known === item);
			if (option === undefined) return refuse(context);
			found.add(option);
		}
		return found.size > 0 ? found : refuse(context);
	}),
});

const parseUrl = (value: string) => {
	try {
		return new URL(value);
	} catch {
		return null;
	}
};

/** Kept as text without a trailing slash. */
export const url = (...protocols: readonly string[]): Kind<string> => ({
	words: `an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(" or ")}`,
	schema: z.string().transform((value, context) => {
		const parsed = parseUrl(value.trim());
		if (parsed === null || !protocols.includes(parsed.protocol.slice(0, -1))) return refuse(context);
		return value.trim().replace(/\/+$/, "");
	}),
});

const isOrigin = (value: string) => {
	const parsed = parseUrl(value);
	return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.origin === value.replace(/\/$/, "");
};

/** One origin (RFC 6454): scheme, host and port, nothing after. */
export const origin: Kind<string> = {
	words: "an origin such as https://centralita.example.com, without a path",
	schema: z
		.string()
		.trim()
		.refine(isOrigin)
		.transform((value) => new URL(value).origin),
};

export const origins: Kind<readonly string[]> = {
	words: "origins such as https://www.example.com, separated by commas, without paths",
	schema: z.string().transform((value, context) => {
		const list = items(value);
		return list.every(isOrigin) ? list.map((item) => new URL(item).origin) : refuse(context);
	}),
};

/** `false`: nobody; otherwise addresses and networks whose `X-Forwarded-For` is believed. */
export const proxies: Kind<readonly string[]> = {
	words: "IP addresses or networks such as 10.0.0.0/8, separated by commas (or loopback, linklocal, uniquelocal)",
	schema: z.string().transform((value, context) => {
		const list = items(value);
		const known = /^(loopback|linklocal|uniquelocal|[0-9a-f:.]+(\/\d{1,3})?)$/i;
		return list.every((item) => known.test(item)) ? list : refuse(context);
	}),
};

export const locale = choice(...locales);

export const country: Kind<string> = {
	words: "a country code of two letters (ISO 3166-1), such as AR",
	schema: z.string().trim().toUpperCase().refine(isSupportedCountry),
};

export const email: Kind<string> = {
	words: "an e-mail address",
	schema: z.string().trim().toLowerCase().pipe(z.email().max(254)),
};

/** 32 bytes as base64 or 64 hexadecimal digits, kept as base64. */
export const key: Kind<string> = {
	words: "32 random bytes in base64 or 64 hexadecimal digits (make one with: openssl rand -base64 32)",
	schema: z.string().transform((value, context) => {
		const trimmed = value.trim();
		const bytes = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, "hex") : Buffer.from(trimmed, "base64");
		return bytes.length === 32 ? bytes.toString("base64") : refuse(context);
	}),
};

export const secretText = (minimum = 1): Kind<string> => ({
	words: minimum > 1 ? `text of at least ${minimum} characters` : "text of at most 4000 characters",
	schema: z.string().trim().min(minimum).max(4000),
});

const isTimeZone = (value: string) => {
	try {
		new Intl.DateTimeFormat("en", { timeZone: value });
		return true;
	} catch {
		return false;
	}
};

export const timeZone: Kind<string> = {
	words: "an IANA time zone such as America/Argentina/Buenos_Aires",
	schema: z.string().trim().refine(isTimeZone),
};
