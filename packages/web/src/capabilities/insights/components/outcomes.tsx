import type { Outcome, Today } from "@centralita/contracts";
import { commonText, formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { homeText } from "../text.ts";

const colours: Record<Outcome, string> = {
	resolved: "bg-good",
	informed: "bg-brand",
	ticket: "bg-brass",
	transferred: "bg-warn",
	unresolved: "bg-ink-faint",
	abandoned: "bg-line-strong",
	failed: "bg-bad",
};

/** A bar for each way in which conversations ended, most frequent first. */
export function Outcomes({ outcomes }: Pick<Today, "outcomes">) {
	const t = useText(homeText);
	const common = useText(commonText);
	const language = useLanguage();
	const shown = outcomes.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
	const most = shown[0]?.count ?? 0;
	if (most === 0) return <p className="text-ink-faint">{t("outcomesNone")}</p>;
	return (
		<ul className="grid gap-3">
			{shown.map(({ outcome, count }) => (
				<li key={outcome} className="grid gap-1">
					<p className="flex items-baseline justify-between gap-3">
						<span>{common(`outcome.${outcome}`)}</span>
						<span className="font-medium tabular-nums">{formatNumber(count, language)}</span>
					</p>
					<div aria-hidden className="h-1.5 rounded-full bg-ink/6">
						<div
							className={cn("h-full rounded-full", colours[outcome])}
							style={{ width: `${(count / most) * 100}%` }}
						/>
					</div>
				</li>
			))}
		</ul>
	);
}
