import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCan } from "../../../shared/auth/index.ts";
import { RunGuide, runGuideText } from "../../../shared/guide-session/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, DateTime, QueryView, readablePhone, Skeleton } from "../../../shared/kit/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import { inboxContactText } from "../contact-text.ts";
import { chatQuery, contactOfChatQuery, conversationsOfContactQuery } from "../queries/inbox.ts";
import type { InboxSearch } from "../search.ts";
import { ChatTickets } from "./chat-tickets.tsx";
import { GuideStep } from "./guide-step.tsx";
import { KnownFacts } from "./known-facts.tsx";
import { Section } from "./section.tsx";
import { SideHeader } from "./side-header.tsx";

const waiting = <Skeleton className="m-4 h-5 w-40" />;

/** Who a chat is with, where its guide stands, and what happened before: a section each. */
export function ContactPanel({ id, search }: { id: string; search: InboxSearch }) {
	const t = useText(inboxContactText);
	const chats = useText(chatText);
	const guides = useText(runGuideText);
	const can = useCan();
	const query = useQuery(chatQuery(id));
	return (
		<>
			<SideHeader title={t("title")} back={chats("backToChat")} search={search} />
			<QueryView query={query} loading={waiting}>
				{(data) => (
					<div className="grid content-start divide-y divide-line">
						{data.reason !== null && !data.closed && (
							<Section title={t("reason")}>
								<p className="text-sm">{data.reason}</p>
							</Section>
						)}
						{data.step && (
							<Section title={t("guide")}>
								<GuideStep step={data.step} />
							</Section>
						)}
						{can("guides:run") && (
							<Section title={guides("title")}>
								<RunGuide conversationId={data.id} locale={data.locale} heading="h4" />
							</Section>
						)}
						<Section title={t("known")}>
							<KnownFacts known={data.known} />
						</Section>
						{data.contact === null ? (
							<p className="px-4 py-3.5 text-ink-faint text-sm">{t("anonymous")}</p>
						) : (
							<Story chat={data} contactId={data.contact.id} />
						)}
						{can("tickets:read") && <ChatTickets chat={data} />}
					</div>
				)}
			</QueryView>
		</>
	);
}

/** The contact's own page in short, and all their conversations, whatever the channel. */
function Story({ chat, contactId }: { chat: Chat; contactId: string }) {
	const t = useText(inboxContactText);
	const can = useCan();
	const contact = useQuery({ ...contactOfChatQuery(contactId), enabled: can("contacts:read") });
	return (
		<>
			{contact.data && (
				<Section title={t("record")}>
					<div className="grid gap-1 text-sm">
						<Link
							to="/contacts/$contactId"
							params={{ contactId }}
							className="w-fit rounded font-medium text-brand-ink underline-offset-2 hover:underline"
						>
							{contact.data.name ?? chat.label}
						</Link>
						{[...contact.data.phones, ...contact.data.emails].map((address) => (
							<span key={address} className="break-all text-ink-soft tabular-nums">
								{readablePhone(address)}
							</span>
						))}
					</div>
				</Section>
			)}
			{contact.data && contact.data.notes.length > 0 && (
				<Section title={t("notes")}>
					<ul className="grid gap-3">
						{contact.data.notes.map((note) => (
							<li key={`${note.at}${note.text}`} className="grid gap-0.5 border-brand-soft border-l-2 pl-3 text-sm">
								<p className="whitespace-pre-line break-words">{note.text}</p>
								<p className="text-ink-faint text-xs">
									{note.by} · <DateTime at={note.at} />
								</p>
							</li>
						))}
					</ul>
				</Section>
			)}
			<Earlier chatId={chat.id} contactId={contactId} />
		</>
	);
}

function Earlier({ chatId, contactId }: { chatId: string; contactId: string }) {
	const t = useText(inboxContactText);
	const common = useText(commonText);
	const conversations = useQuery(conversationsOfContactQuery(contactId));
	return (
		<Section title={t("before")}>
			<QueryView query={conversations} loading={<Skeleton className="h-5 w-40" />}>
				{({ items }) => {
					const others = items.filter(({ id }) => id !== chatId);
					if (others.length === 0) return <p className="text-ink-faint text-sm">{t("beforeNone")}</p>;
					return (
						<ul className="-mx-2 grid gap-1">
							{others.map((one) => (
								<li key={one.id}>
									<Link
										to="/history/$conversationId"
										params={{ conversationId: one.id }}
										className="grid gap-1 rounded-lg px-2 py-1.5 hover:bg-ink/4"
									>
										<span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
											<span className="font-medium">{common(`channel.${one.channel}`)}</span>
											<DateTime at={one.startedAt} className="text-ink-faint" />
											{one.outcome && <Badge>{common(`outcome.${one.outcome}`)}</Badge>}
										</span>
										{one.summary && <span className="line-clamp-2 text-ink-soft text-xs">{one.summary}</span>}
									</Link>
								</li>
							))}
						</ul>
					);
				}}
			</QueryView>
		</Section>
	);
}
