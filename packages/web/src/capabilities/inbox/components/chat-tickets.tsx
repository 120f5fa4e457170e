import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import type { Chat } from "../chat.ts";
import { inboxContactText } from "../contact-text.ts";
import { ticketsOfChatQuery } from "../queries/inbox.ts";
import { Section } from "./section.tsx";

/** What is still owed to whoever writes, and what was. */
export function ChatTickets({ chat }: { chat: Chat }) {
	const t = useText(inboxContactText);
	const of = chat.contact ? { contactId: chat.contact.id } : { conversationId: chat.id };
	const tickets = useQuery(ticketsOfChatQuery(of));
	return (
		<Section title={t("tickets")}>
			<QueryView query={tickets} loading={<Skeleton className="h-5 w-40" />}>
				{({ items }) =>
					items.length === 0 ? (
						<p className="text-ink-faint text-sm">{t("ticketsNone")}</p>
					) : (
						<ul className="-mx-2 grid gap-1">
							{items.map((ticket) => (
								<li key={ticket.id}>
									<Link
										to="/tickets/$ticketId"
										params={{ ticketId: ticket.id }}
										className="grid gap-1 rounded-lg px-2 py-1.5 hover:bg-ink/4"
									>
										<span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
											<span className="font-medium tabular-nums">{ticket.number}</span>
											<Badge>{t(`status.${ticket.status}`)}</Badge>
										</span>
										<span className="line-clamp-2 text-ink-soft text-xs">{ticket.subject}</span>
									</Link>
								</li>
							))}
						</ul>
					)
				}
			</QueryView>
		</Section>
	);
}
