import type { InboxView } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { AtSign, Bot, CircleCheck, CircleUserRound, Hourglass, Inbox, MessagesSquare } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { EmptyState, LoadMore, QueryView } from "../../../shared/kit/index.ts";
import { moveFocus } from "../move-focus.ts";
import { entriesQuery } from "../queries/inbox.ts";
import type { InboxSearch } from "../search.ts";
import { inboxText } from "../text.ts";
import { ChatRow } from "./chat-row.tsx";
import { TicketRow } from "./ticket-row.tsx";

const icons: Record<InboxView, ReactNode> = {
	all: <CircleCheck />,
	mine: <Inbox />,
	unassigned: <CircleUserRound />,
	waiting: <Hourglass />,
	mentions: <AtSign />,
	assistant: <Bot />,
	closed: <MessagesSquare />,
};

/** The chats and tickets of a view. Arrows move through it. */
export function EntryList({ search }: { search: InboxSearch }) {
	const t = useText(inboxText);
	const view = search.view ?? "all";
	const query = useInfiniteQuery(entriesQuery(search));
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
		event.preventDefault();
		moveFocus(event.key === "ArrowDown" ? 1 : -1);
	};
	return (
		<QueryView query={query}>
			{(data) => {
				const items = flattenPages(data);
				if (items.length === 0)
					return <EmptyState icon={icons[view]} title={t(`empty.${view}`)} description={t(`emptyLead.${view}`)} />;
				return (
					<>
						<ul aria-label={t("list")} onKeyDown={onKeyDown} className="divide-y divide-line border-line border-y">
							{items.map((item) =>
								item.kind === "chat" ? (
									<ChatRow key={item.id} item={item} search={search} />
								) : (
									<TicketRow key={item.id} ticket={item} search={search} />
								),
							)}
						</ul>
						<LoadMore query={query} />
					</>
				);
			}}
		</QueryView>
	);
}
