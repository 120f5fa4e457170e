import {
	type TicketChange,
	type TicketDetail,
	type TicketMessage,
	ticketPriorities,
	ticketStatuses,
} from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, cn, DateTime } from "../../../shared/kit/index.ts";
import { queueText } from "../../../shared/queues/index.ts";
import { ticketsText } from "../text.ts";

type Entry = { at: string; id: string } & ({ message: TicketMessage } | { change: TicketChange });

/** All that was written and changed, oldest first. */
const entriesOf = ({ messages, history }: TicketDetail): Entry[] =>
	[
		...messages.map((message) => ({ at: message.at, id: message.id, message })),
		...history.map((change) => ({ at: change.at, id: change.id, change })),
	].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));

export function Timeline({ ticket }: { ticket: TicketDetail }) {
	return (
		<ol className="grid gap-4">
			{entriesOf(ticket).map((entry) => (
				<li key={entry.id}>
					{"message" in entry ? <Message message={entry.message} /> : <Change change={entry.change} />}
				</li>
			))}
		</ol>
	);
}

function Message({ message }: { message: TicketMessage }) {
	const t = useText(ticketsText);
	const { author, kind, text, at } = message;
	const name = author.kind === "contact" || author.kind === "assistant" ? t(author.kind) : author.name;
	return (
		<article
			className={cn(
				"grid gap-1.5 rounded-xl border px-4 py-3",
				kind === "note" && "border-warn/40 bg-warn-soft",
				kind === "reply" && (author.kind === "contact" ? "border-line bg-surface" : "border-transparent bg-brand-soft"),
			)}
		>
			<header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
				<span className="font-medium">{name}</span>
				{kind === "note" && <Badge>{t("note")}</Badge>}
				<DateTime at={at} className="ml-auto text-ink-soft" />
			</header>
			<p className="whitespace-pre-line break-words text-sm">{text || <em>{t("erasedMessage")}</em>}</p>
		</article>
	);
}

function Change({ change }: { change: TicketChange }) {
	const t = useText(ticketsText);
	const q = useText(queueText);
	const { what, by, at } = change;
	const word = (value: string | null): string => {
		if (value === null || value === "")
			return what === "assignee" ? t("assignee.none") : what === "queue" ? q("default") : "–";
		if (what === "breached") return t(value === "resolution" ? "resolution" : "firstResponse");
		const status = ticketStatuses.find((one) => one === value);
		if (what === "status" && status) return t(`status.${status}`);
		const priority = ticketPriorities.find((one) => one === value);
		return what === "priority" && priority ? t(`priority.${priority}`) : value;
	};
	return (
		<p className="flex flex-wrap items-baseline gap-x-2 px-1 text-ink-soft text-xs">
			<span aria-hidden className={cn("size-1.5 rounded-full", what === "breached" ? "bg-bad" : "bg-ink-faint")} />
			<span className="break-words">
				{t(`change.${what}`, { from: word(change.from), to: word(change.to) })}
				{by && ` · ${by}`}
			</span>
			<DateTime at={at} className="ml-auto" />
		</p>
	);
}
