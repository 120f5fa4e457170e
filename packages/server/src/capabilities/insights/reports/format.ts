import type { Language } from "@centralita/contracts";

const tags: Readonly<Record<Language, string>> = { es: "es-419", en: "en-US" };
const dash = "–";

/** Figures as people read them; null is a dash. */
export function formats(language: Language, currency: string) {
	const tag = tags[language];
	const number = (value: number | null, digits = 0) =>
		value === null ? dash : new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value);
	return {
		number,
		percent: (share: number | null) =>
			share === null ? dash : new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }).format(share),
		latency: (ms: number | null) => (ms === null ? dash : ms < 1000 ? `${number(ms)} ms` : `${number(ms / 1000, 1)} s`),
		duration(ms: number | null): string {
			if (ms === null) return dash;
			const seconds = Math.round(ms / 1000);
			return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
		},
		money(micros: number | null): string {
			if (micros === null) return dash;
			const value = micros / 1e6;
			return `${new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: Math.abs(value) < 1 ? 4 : 2 }).format(value)} ${currency}`;
		},
	};
}
