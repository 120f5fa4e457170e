import type { TicketClock, TicketPriority, TicketStatus } from "@centralita/contracts";
import { formatRelative, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, type Tone } from "../../../shared/kit/index.ts";
import { ticketsText } from "../text.ts";

const statusTones: Record<TicketStatus, Tone> = {
	new: "brand",
	open: "brand",
	waiting: "warn",
	resolved: "good",
	closed: "neutral",
	reopened: "bad",
};
const priorityTones: Record<TicketPriority, Tone> = { low: "neutral", normal: "neutral", high: "warn", urgent: "bad" };

export function StatusBadge({ status }: { status: TicketStatus }) {
	const t = useText(ticketsText);
	return (
		<Badge tone={statusTones[status]} dot>
			{t(`status.${status}`)}
		</Badge>
	);
}

export function PriorityBadge({ priority }: { priority: TicketPriority }) {
	const t = useText(ticketsText);
	return <Badge tone={priorityTones[priority]}>{t(`priority.${priority}`)}</Badge>;
}

/** How a promise stands, in a few words and a colour. */
export function ClockBadge({ clock }: { clock: TicketClock }) {
	const t = useText(ticketsText);
	const language = useLanguage();
	const { dueAt, leftMs, doneAt, breachedAt } = clock;
	if (doneAt !== null)
		return <Badge tone={breachedAt ? "bad" : "good"}>{t(breachedAt ? "clock.late" : "clock.done")}</Badge>;
	if (dueAt !== null) {
		const late = Date.parse(dueAt) <= Date.now();
		const when = formatRelative(dueAt, language, Date.now());
		return <Badge tone={late ? "bad" : "neutral"}>{t(late ? "clock.dueLate" : "clock.due", { when })}</Badge>;
	}
	return leftMs === null ? <Badge>{t("clock.none")}</Badge> : <Badge tone="warn">{t("clock.paused")}</Badge>;
}
