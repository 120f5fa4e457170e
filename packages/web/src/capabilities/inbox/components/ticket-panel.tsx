import type { TicketDetail } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, ExternalLink, PanelRight } from "lucide-react";
import { useRef } from "react";
import { useFeed, useProblemText } from "../../../shared/api/index.ts";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, IconButton, QueryView, toast } from "../../../shared/kit/index.ts";
import { useSeen } from "../../../shared/mentions/index.ts";
import {
	CaseCard,
	PriorityBadge,
	PropertiesCard,
	RequesterCard,
	ServiceCard,
	StatusBadge,
	TicketComposer,
	Timeline,
	ticketEvents,
	ticketQuery,
	useTicketDeed,
} from "../../tickets/index.ts";
import { chatText } from "../chat-text.ts";
import { type InboxSearch, listOf } from "../search.ts";
import { inboxText } from "../text.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { SideHeader } from "./side-header.tsx";

/** One ticket, to read and to work on, beside the list. */
export function TicketPanel({ id, search }: { id: string; search: InboxSearch }) {
	const query = useQuery(ticketQuery(id));
	useFeed({ types: ticketEvents, invalidate: [ticketQuery(id).queryKey] });
	return <QueryView query={query}>{(ticket) => <Panel ticket={ticket} search={search} />}</QueryView>;
}

function Panel({ ticket, search }: { ticket: TicketDetail; search: InboxSearch }) {
	const t = useText(inboxText);
	const chats = useText(chatText);
	const problem = useProblemText();
	const { user } = useSession();
	const deed = useTicketDeed(ticket.id);
	const navigate = useNavigate();
	const can = useCan();
	useSeen(`/tickets/${ticket.id}`, ticket.messages.length, can("tickets:write"));
	const field = useRef<HTMLTextAreaElement>(null);
	const works = can("tickets:write") && ticket.mergedInto === null;
	const takes = works && ticket.assignee?.id !== user.id;
	const take = () =>
		deed.mutate(
			{ type: "patch", patch: { assigneeId: user.id } },
			{ onSuccess: () => field.current?.focus(), onError: (error) => toast.error(problem(error)) },
		);
	useShortcuts({
		t: takes && !deed.isPending ? take : undefined,
		r: () => field.current?.focus(),
	});
	return (
		<>
			<header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5">
				<Link
					to="/inbox"
					search={listOf(search)}
					aria-label={chats("back")}
					className="rounded-lg p-1.5 hover:bg-ink/6 md:hidden"
				>
					<ArrowLeft aria-hidden className="size-5" />
				</Link>
				<div className="grid min-w-48 flex-1 gap-1">
					<h2 className="truncate font-semibold text-[0.9375rem]">{ticket.subject || t("erased")}</h2>
					<p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-xs">
						<span className="tabular-nums">{ticket.number}</span>
						<StatusBadge status={ticket.status} />
						{ticket.priority !== "normal" && <PriorityBadge priority={ticket.priority} />}
					</p>
				</div>
				<div className="flex items-center gap-1.5">
					{takes && (
						<Button variant={ticket.assignee ? "secondary" : "primary"} loading={deed.isPending} onClick={take}>
							{ticket.assignee ? chats("takeFrom", { name: ticket.assignee.name }) : chats("take")}
						</Button>
					)}
					<IconButton
						label={chats("details")}
						icon={<PanelRight />}
						className="xl:hidden"
						onClick={() => void navigate({ to: "/inbox", search: { ...search, details: true } })}
					/>
					<Link
						to="/tickets/$ticketId"
						params={{ ticketId: ticket.id }}
						aria-label={t("openTicket")}
						title={t("openTicket")}
						className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-ink/6 hover:text-ink"
					>
						<ExternalLink aria-hidden className="size-4" />
					</Link>
				</div>
			</header>
			<div className="flex min-h-0 grow flex-col overflow-y-auto">
				<div className="grid grow content-start gap-5 p-4">
					<CaseCard ticket={ticket} />
					<Timeline ticket={ticket} />
				</div>
				{works && (
					<div className="sticky bottom-0 border-line border-t bg-surface p-3">
						<TicketComposer ticket={ticket} field={field} />
					</div>
				)}
			</div>
		</>
	);
}

/** What one looks up of a ticket while one works on it. */
export function TicketFactsPanel({ id, search }: { id: string; search: InboxSearch }) {
	const t = useText(inboxText);
	const query = useQuery(ticketQuery(id));
	return (
		<>
			<SideHeader title={t("ticket")} back={t("backToTicket")} search={search} />
			<QueryView query={query}>
				{(data) => (
					<div className="grid content-start gap-4 p-3">
						<PropertiesCard ticket={data} />
						<ServiceCard ticket={data} />
						<RequesterCard ticket={data} />
					</div>
				)}
			</QueryView>
		</>
	);
}
