import type { Language } from "@centralita/contracts";

const tags: Record<Language, string> = { es: "es-419", en: "en-US" };
/** Spanish reads the clock to 24. */
const clocks: Record<Language, Intl.DateTimeFormatOptions> = { es: { hourCycle: "h23" }, en: {} };
const dash = "–";

type Instant = string | number | Date;

/** Date and time in the reader's zone; `short` for lists, `long` for details, `time` and `date` alone. */
export function formatDateTime(
	at: Instant,
	language: Language,
	style: "short" | "long" | "time" | "date" = "short",
	timeZone?: string,
): string {
	const options: Intl.DateTimeFormatOptions = {
		short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const,
		long: { dateStyle: "long", timeStyle: "medium" } as const,
		time: { hour: "2-digit", minute: "2-digit" } as const,
		date: { dateStyle: "medium" } as const,
	}[style];
	return new Intl.DateTimeFormat(tags[language], {
		...options,
		...(style === "date" ? {} : clocks[language]),
		...(timeZone ? { timeZone } : {}),
	}).format(new Date(at));
}

/** "hace 5 minutos", "in 3 days"; "ahora" within a minute. */
export function formatRelative(at: Instant, language: Language, now: number): string {
	const seconds = Math.round((new Date(at).getTime() - now) / 1000);
	const format = new Intl.RelativeTimeFormat(tags[language], { numeric: "auto" });
	const steps: [Intl.RelativeTimeFormatUnit, number][] = [
		["year", 31_536_000],
		["month", 2_592_000],
		["day", 86_400],
		["hour", 3600],
		["minute", 60],
	];
	for (const [unit, size] of steps) {
		if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
	}
	return format.format(0, "second");
}

/** A length of time as people read a call's: `0:07`, `3:25`, `1:02:03`. Null is a dash. */
export function formatDuration(ms: number | null): string {
	if (ms === null) return dash;
	const total = Math.max(0, Math.floor(ms / 1000));
	const hours = Math.floor(total / 3600);
	const minutes = Math.floor((total % 3600) / 60);
	const seconds = String(total % 60).padStart(2, "0");
	return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** A latency: `340 ms`, `1.2 s`. Null is a dash. */
export function formatLatency(ms: number | null | undefined, language: Language): string {
	if (ms === null || ms === undefined) return dash;
	if (ms < 1000) return `${Math.round(ms)} ms`;
	return `${formatNumber(ms / 1000, language, { maximumFractionDigits: 1 })} s`;
}

export function formatNumber(value: number, language: Language, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(tags[language], options).format(value);
}

/** An amount with its currency: `$ 12.50`, `0,0043 €`; small amounts keep the digits that matter. */
export function formatMoney({ micros, currency }: { micros: number; currency: string }, language: Language): string {
	const value = micros / 1e6;
	const digits = value !== 0 && Math.abs(value) < 1 ? 4 : 2;
	const options = { minimumFractionDigits: 2, maximumFractionDigits: digits };
	try {
		return formatNumber(value, language, { ...options, style: "currency", currency });
	} catch {
		// No code of ISO 4217 shape.
		return `${formatNumber(value, language, options)} ${currency}`;
	}
}

/** A share 0–1 as a percentage. Null is a dash. */
export function formatPercent(share: number | null, language: Language): string {
	if (share === null) return dash;
	return formatNumber(share, language, { style: "percent", maximumFractionDigits: 0 });
}
