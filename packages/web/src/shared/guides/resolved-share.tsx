import type { Proportion } from "@centralita/contracts";
import { formatNumber, formatPercent, useLanguage, useText } from "../i18n/index.ts";
import { shareText } from "./share-text.ts";

/** A share as a point with its interval, on a line from none to all. */
export function ResolvedShare({ resolved }: { resolved: Proportion }) {
	const t = useText(shareText);
	const language = useLanguage();
	const { share, low, high, count, of } = resolved;
	return (
		<div className="grid gap-1.5">
			<p className="font-semibold text-2xl tabular-nums tracking-tight">{formatPercent(share, language)}</p>
			<div aria-hidden className="relative h-2 rounded-full bg-ink/6">
				{share !== null && low !== null && high !== null && (
					<>
						<span
							className="absolute inset-y-0 rounded-full bg-brand/35"
							style={{ left: `${low * 100}%`, right: `${(1 - high) * 100}%` }}
						/>
						<span className="absolute -inset-y-0.5 w-0.5 bg-brand" style={{ left: `calc(${share * 100}% - 1px)` }} />
					</>
				)}
			</div>
			<p className="text-ink-faint text-xs">
				{t("ofEnded", { count: formatNumber(count, language), of: formatNumber(of, language) })}
				{low !== null && high !== null && (
					<span className="block">
						{t("interval", { low: formatPercent(low, language), high: formatPercent(high, language) })}
					</span>
				)}
			</p>
		</div>
	);
}
