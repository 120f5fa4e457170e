import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Keyboard, MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useFeed } from "../../../shared/api/index.ts";
import { useDocumentTitle } from "../../../shared/hooks/use-document-title.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { cn, EmptyState, IconButton } from "../../../shared/kit/index.ts";
import { chatEvents, inboxCountsQuery, inboxEntriesKey } from "../../../shared/live/index.ts";
import { ticketEvents } from "../../tickets/index.ts";
import { ChatPanel } from "../components/chat-panel.tsx";
import { ContactPanel } from "../components/contact-panel.tsx";
import { EntryFilters } from "../components/entry-filters.tsx";
import { EntryList } from "../components/entry-list.tsx";
import { HelpDialog } from "../components/help-dialog.tsx";
import { TicketFactsPanel, TicketPanel } from "../components/ticket-panel.tsx";
import { ViewTabs } from "../components/view-tabs.tsx";
import { moveFocus } from "../move-focus.ts";
import { inboxText } from "../text.ts";
import { useShortcuts } from "../use-shortcuts.ts";

const route = getRouteApi("/shell/inbox");
const pane = "min-h-0 min-w-0 flex-col bg-surface data-[shown=true]:flex";

/** Chats and tickets to take and answer: the list, what is open, and what belongs to it, side by side where there is room. */
export function InboxPage() {
	const t = useText(inboxText);
	const search = route.useSearch();
	const { chat, ticket, details = false } = search;
	const isOpen = chat !== undefined || ticket !== undefined;
	const [helping, setHelping] = useState(false);
	const waiting = useQuery(inboxCountsQuery).data?.queue ?? 0;
	useDocumentTitle(waiting > 0 ? t("titleWaiting", { count: waiting }) : t("title"));
	useFeed({
		types: [
			...chatEvents,
			...ticketEvents,
			"mention.created",
			"turn.added",
			"conversation.started",
			"conversation.deleted",
		],
		invalidate: [inboxEntriesKey, inboxCountsQuery.queryKey],
	});
	useShortcuts({
		j: () => moveFocus(1),
		k: () => moveFocus(-1),
		"?": () => setHelping(true),
	});
	return (
		<div
			className={cn(
				"fills-screen grid h-[calc(100dvh-3.5rem)] min-w-0 grid-rows-1 divide-line md:grid-cols-[19rem_minmax(0,1fr)] md:divide-x lg:h-dvh",
				isOpen && "xl:grid-cols-[19rem_minmax(0,1fr)_17.5rem]",
			)}
		>
			{/* On a narrow screen the list is not there while something is open. */}
			<h1 className="sr-only">{t("title")}</h1>
			<section aria-label={t("list")} data-shown={!isOpen} className={`${pane} hidden md:flex`}>
				<div className="flex items-center justify-between gap-2 px-4 pt-4 pb-2">
					<p aria-hidden className="font-semibold text-xl tracking-tight">
						{t("title")}
					</p>
					<IconButton label={t("help")} icon={<Keyboard />} size="sm" onClick={() => setHelping(true)} />
				</div>
				<ViewTabs search={search} />
				<EntryFilters search={search} />
				<div className="min-h-0 grow overflow-y-auto">
					<EntryList search={search} />
				</div>
			</section>
			<section
				aria-label={t(ticket === undefined ? "chat" : "ticket")}
				data-shown={isOpen && !details}
				className={`${pane} hidden ${details ? "xl:flex" : "md:flex"}`}
			>
				{chat !== undefined ? (
					<ChatPanel key={chat} id={chat} search={search} />
				) : ticket !== undefined ? (
					<TicketPanel key={ticket} id={ticket} search={search} />
				) : (
					<div className="grid grow place-items-center">
						<EmptyState icon={<MessagesSquare />} title={t("choose")} description={t("chooseLead")} />
					</div>
				)}
			</section>
			{isOpen && (
				<aside
					aria-label={t(ticket === undefined ? "contact" : "ticketFacts")}
					data-shown={details}
					className={`${pane} hidden overflow-y-auto xl:flex`}
				>
					{chat !== undefined && <ContactPanel key={chat} id={chat} search={search} />}
					{ticket !== undefined && <TicketFactsPanel key={ticket} id={ticket} search={search} />}
				</aside>
			)}
			{helping && <HelpDialog onClose={() => setHelping(false)} />}
		</div>
	);
}
