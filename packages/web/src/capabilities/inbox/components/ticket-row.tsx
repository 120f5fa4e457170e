import type { Mention, TicketSummary } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Ticket } from "lucide-react";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatRelative, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { DateTime } from "../../../shared/kit/index.ts";
import { MentionLine } from "../../../shared/mentions/index.ts";
import { PriorityBadge, StatusBadge } from "../../tickets/index.ts";
import { chatRowMark } from "../move-focus.ts";
import { type InboxSearch, listOf } from "../search.ts";
import { inboxText } from "../text.ts";

/** When the company must have answered, or resolved it; null while nothing runs. */
const dueOf = ({ firstResponse, resolution }: TicketSummary): string | null =>
	[firstResponse.dueAt, resolution.dueAt].filter((at) => at !== null).toSorted()[0] ?? null;

function Due({ at }: { at: string }) {
	const t = useText(inboxText);
	const language = useLanguage();
	const now = useNow(30_000);
	const late = Date.parse(at) <= now;
	return (
		<span data-late={late} className="shrink-0 text-ink-faint text-xs data-[late=true]:text-bad-ink">
			{t(late ? "overdue" : "due", { when: formatRelative(at, language, now) })}
		</span>
	);
}

type Props = { ticket: TicketSummary & { mention: Mention | null }; search: InboxSearch };

export function TicketRow({ ticket, search }: Props) {
	const t = useText(inboxText);
	const current = search.ticket === ticket.id;
	const due = dueOf(ticket);
	const { requester, mention } = ticket;
	return (
		<li>
			<Link
				to="/inbox"
				search={{ ...listOf(search), ticket: ticket.id }}
				aria-current={current ? "true" : undefined}
				data-current={current}
				{...chatRowMark}
				className="flex items-start gap-3 px-3.5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3 data-[current=true]:bg-brand-soft/70"
			>
				<span className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-full bg-ink/6 text-ink-soft">
					<Ticket aria-hidden className="size-4" />
					<span className="sr-only">{t("ticket")}</span>
				</span>
				<span className="grid min-w-0 grow gap-0.5">
					<span className="flex items-baseline gap-2">
						<span className="min-w-0 grow truncate font-medium">
							{requester.name ?? requester.email ?? requester.phone ?? t("noName")}
						</span>
						{!due && <DateTime at={ticket.updatedAt} className="shrink-0 text-ink-faint text-xs tabular-nums" />}
					</span>
					<span className="truncate text-ink-soft text-xs">{ticket.subject || t("erased")}</span>
					<span className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 pt-0.5">
						<StatusBadge status={ticket.status} />
						{ticket.priority !== "normal" && <PriorityBadge priority={ticket.priority} />}
					</span>
					<span className="flex min-w-0 items-baseline gap-x-1.5 text-ink-faint text-xs">
						{due && <Due at={due} />}
						{search.view !== "mine" && search.view !== "unassigned" && (
							<>
								{due && <span aria-hidden>·</span>}
								<span className="truncate">
									{ticket.assignee ? t("with", { name: ticket.assignee.name }) : t("nobody")}
								</span>
							</>
						)}
					</span>
					{mention && (search.view === "mentions" || !mention.seen) && <MentionLine mention={mention} />}
				</span>
			</Link>
		</li>
	);
}
