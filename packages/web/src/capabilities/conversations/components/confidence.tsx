import { formatPercent, useLanguage } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";

/** How sure, 0–1, as a bar and a percentage. */
export function Confidence({ value }: { value: number }) {
	const language = useLanguage();
	const tone = value >= 0.8 ? "bg-good" : value >= 0.5 ? "bg-warn" : "bg-bad";
	return (
		<span className="inline-flex items-center gap-2">
			<span aria-hidden className="h-1.5 w-12 overflow-hidden rounded-full bg-ink/8">
				<span className={cn("block h-full rounded-full", tone)} style={{ width: `${value * 100}%` }} />
			</span>
			<span className="text-ink-soft text-xs tabular-nums">{formatPercent(value, language)}</span>
		</span>
	);
}
