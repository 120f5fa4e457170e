import type { ReportFigures } from "@centralita/contracts";
import {
	formatDuration,
	formatLatency,
	formatMoney,
	formatNumber,
	formatPercent,
	useLanguage,
} from "../../../../shared/i18n/index.ts";
import type { CallMetric } from "../../calls-search.ts";

/** A figure of the report as a number, to draw it. */
export function metricOf(figures: ReportFigures, metric: CallMetric): number | null {
	switch (metric) {
		case "contacts":
			return figures.contacts;
		case "answered":
		case "contained":
		case "resolved":
			return figures[metric].share;
		case "response":
			return figures.responseMeanMs;
		case "handling":
			return figures.handlingMeanMs;
		case "cost":
			return figures.costMicros;
	}
}

export const isShare = (metric: CallMetric) => metric === "answered" || metric === "contained" || metric === "resolved";

/** Figures as people read them. */
export function useFigures(currency: string) {
	const language = useLanguage();
	const number = (value: number) => formatNumber(value, language);
	const money = (micros: number | null) => (micros === null ? "–" : formatMoney({ micros, currency }, language));
	return {
		number,
		money,
		percent: (share: number | null) => formatPercent(share, language),
		latency: (ms: number | null) => formatLatency(ms, language),
		duration: formatDuration,
		sentiment: (value: number | null) =>
			value === null ? "–" : formatNumber(value, language, { maximumFractionDigits: 2, signDisplay: "negative" }),
		metric(value: number | null, metric: CallMetric): string {
			if (value === null) return "–";
			if (metric === "contacts") return number(value);
			if (metric === "response") return formatLatency(value, language);
			if (metric === "handling") return formatDuration(value);
			return metric === "cost" ? money(value) : formatPercent(value, language);
		},
	};
}
