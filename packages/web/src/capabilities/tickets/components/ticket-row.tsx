import type { TicketSummary } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { ChannelIcon } from "../../../shared/conversation/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, DateTime } from "../../../shared/kit/index.ts";
import { ticketsText } from "../text.ts";
import { ClockBadge, PriorityBadge, StatusBadge } from "./badges.tsx";

/** The promise that is next: the first answer, then the end. */
const nextClock = ({ firstResponse, resolution }: TicketSummary) =>
	firstResponse.doneAt === null && firstResponse.dueAt !== null ? firstResponse : resolution;

/** One ticket of the list. */
export function TicketRow({ ticket }: { ticket: TicketSummary }) {
	const t = useText(ticketsText);
	const over = ticket.status === "resolved" || ticket.status === "closed";
	return (
		<Link
			to="/tickets/$ticketId"
			params={{ ticketId: ticket.id }}
			className="flex items-start gap-3 px-4 py-3 -outline-offset-2 transition-colors hover:bg-ink/3 sm:px-5"
		>
			<ChannelIcon channel={ticket.channel} />
			<span className="grid min-w-0 grow gap-1">
				<span className="flex min-w-0 items-baseline gap-3">
					<span className="min-w-0 grow truncate font-medium">{ticket.subject || t("erased")}</span>
					<DateTime at={ticket.createdAt} className="shrink-0 text-ink-faint text-xs" />
				</span>
				<span className="block truncate text-ink-faint text-xs">
					<span className="tabular-nums">{ticket.number}</span>
					{" · "}
					{ticket.requester.name ?? ticket.requester.email ?? ticket.requester.phone ?? t("noName")}
					{" · "}
					{ticket.assignee?.name ?? t("assignee.none")}
				</span>
				<span className="flex flex-wrap gap-1.5 pt-0.5">
					<StatusBadge status={ticket.status} />
					{ticket.priority !== "normal" && <PriorityBadge priority={ticket.priority} />}
					{!over && <ClockBadge clock={nextClock(ticket)} />}
					{ticket.tags.map((tag) => (
						<Badge key={tag}>{tag}</Badge>
					))}
				</span>
			</span>
		</Link>
	);
}
