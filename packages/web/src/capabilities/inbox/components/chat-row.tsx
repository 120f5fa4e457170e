import type { InboxItem, Mention } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatDuration, useText } from "../../../shared/i18n/index.ts";
import { Avatar, DateTime, WhatsappMark } from "../../../shared/kit/index.ts";
import { MentionLine } from "../../../shared/mentions/index.ts";
import { chatRowMark } from "../move-focus.ts";
import { type InboxSearch, listOf } from "../search.ts";
import { inboxText } from "../text.ts";

/** After so long in the queue, in milliseconds, the time stands out. */
const longWaitMs = 5 * 60_000;

function Wait({ since }: { since: string }) {
	const t = useText(inboxText);
	const waited = useNow(1000) - new Date(since).getTime();
	return (
		<span
			data-long={waited > longWaitMs}
			className="shrink-0 text-warn-ink text-xs tabular-nums data-[long=true]:font-semibold data-[long=true]:text-bad-ink"
		>
			{t("waits", { time: formatDuration(waited) })}
		</span>
	);
}

export function ChatRow({ item, search }: { item: InboxItem & { mention: Mention | null }; search: InboxSearch }) {
	const t = useText(inboxText);
	const name = item.contact?.name ?? item.label;
	const { unread } = item;
	const current = search.chat === item.id;
	return (
		<li>
			<Link
				to="/inbox"
				search={{ ...listOf(search), chat: item.id }}
				aria-current={current ? "true" : undefined}
				data-current={current}
				{...chatRowMark}
				className="flex items-start gap-3 px-3.5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3 data-[current=true]:bg-brand-soft/70"
			>
				<Avatar name={name} className="mt-0.5" />
				<span className="grid min-w-0 grow gap-0.5">
					<span className="flex items-baseline gap-2">
						{item.channel === "whatsapp" && <WhatsappMark className="self-center" />}
						<span className="min-w-0 grow truncate font-medium">{name}</span>
						{item.waitingSince === null ? (
							<DateTime at={item.activeAt} style="time" className="shrink-0 text-ink-faint text-xs tabular-nums" />
						) : (
							<Wait since={item.waitingSince} />
						)}
					</span>
					<span className="flex items-center gap-2">
						<span
							data-unread={unread > 0}
							className="min-w-0 grow truncate text-ink-soft text-xs data-[unread=true]:font-medium data-[unread=true]:text-ink"
						>
							{item.lastWords || t("noWords")}
						</span>
						{unread > 0 && item.handler !== "assistant" && !item.closed && (
							<span className="grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-full bg-brand px-1 font-medium text-[0.6875rem] text-on-brand tabular-nums">
								<span aria-hidden>{unread}</span>
								<span className="sr-only">{t("unread", { count: unread })}</span>
							</span>
						)}
					</span>
					{item.mention && (search.view === "mentions" || !item.mention.seen) && <MentionLine mention={item.mention} />}
					{search.view !== "mine" && item.user && (
						<span className="truncate text-ink-faint text-xs">{t("with", { name: item.user.name })}</span>
					)}
				</span>
			</Link>
		</li>
	);
}
