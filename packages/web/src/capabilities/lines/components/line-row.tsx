import type { Line } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, readablePhone } from "../../../shared/kit/index.ts";
import { isOpen } from "../hours.ts";
import { linesText } from "../text.ts";
import { useHoursText } from "../use-hours-text.ts";

/** A line of the list: its number, who answers, and whether it takes calls now. `assistant` null: nobody does. */
export function LineRow({ line, assistant }: { line: Line; assistant: string | null }) {
	const t = useText(linesText);
	const hoursText = useHoursText();
	return (
		<li>
			<Link
				to="/settings/lines/$lineId"
				params={{ lineId: line.id }}
				className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3.5 -outline-offset-2 transition-colors hover:bg-ink/3"
			>
				<span className="grid min-w-0 gap-0.5">
					<span className="truncate font-medium">
						{line.label} <span className="font-normal text-ink-soft tabular-nums">{readablePhone(line.number)}</span>
					</span>
					<span className="text-ink-faint text-xs sm:truncate">
						{assistant ?? t("noAssistant")} · {hoursText(line.hours)} · {t(`carrier.${line.carrier}`)}
					</span>
				</span>
				<span className="flex flex-wrap gap-1.5">
					{line.liveCalls > 0 && (
						<Badge tone="brand" dot="pulse">
							{t("liveCalls", { count: line.liveCalls })}
						</Badge>
					)}
					{assistant === null && <Badge tone="warn">{t("noAssistant")}</Badge>}
					<LineState line={line} />
				</span>
			</Link>
		</li>
	);
}

/** Whether the line takes calls at this moment. */
export function LineState({ line }: { line: Pick<Line, "enabled" | "hours" | "timeZone"> }) {
	const t = useText(linesText);
	const now = useNow(15_000);
	if (!line.enabled) return <Badge>{t("disabled")}</Badge>;
	const open = isOpen(line.hours, line.timeZone, now);
	return (
		<Badge tone={open ? "good" : "neutral"} dot>
			{open ? t("openNow") : t("closedNow")}
		</Badge>
	);
}
