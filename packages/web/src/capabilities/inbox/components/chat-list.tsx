import type { InboxBox } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Bot, CircleCheck, Inbox, MessagesSquare, Users } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { EmptyState, LoadMore, QueryView } from "../../../shared/kit/index.ts";
import { moveFocus } from "../move-focus.ts";
import { boxQuery } from "../queries/inbox.ts";
import { inboxText } from "../text.ts";
import { ChatRow } from "./chat-row.tsx";

const icons: Record<InboxBox, ReactNode> = {
	queue: <CircleCheck />,
	mine: <Inbox />,
	others: <Users />,
	assistant: <Bot />,
	closed: <MessagesSquare />,
};

/** The chats of a box. Arrows move through it. */
export function ChatList({ box, current }: { box: InboxBox; current: string | undefined }) {
	const t = useText(inboxText);
	const query = useInfiniteQuery(boxQuery(box));
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
					return <EmptyState icon={icons[box]} title={t(`empty.${box}`)} description={t(`emptyLead.${box}`)} />;
				return (
					<>
						<ul aria-label={t("list")} onKeyDown={onKeyDown} className="divide-y divide-line border-line border-y">
							{items.map((item) => (
								<ChatRow key={item.id} item={item} box={box} current={item.id === current} />
							))}
						</ul>
						<LoadMore query={query} />
					</>
				);
			}}
		</QueryView>
	);
}
