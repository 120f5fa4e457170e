import type { InboxBox } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { inboxCountsQuery } from "../../../shared/live/index.ts";
import { boxes } from "../boxes.ts";
import { inboxText } from "../text.ts";

/** Which chats the list shows, with how many there are where it matters. */
export function BoxTabs({ current }: { current: InboxBox }) {
	const t = useText(inboxText);
	const { data } = useQuery(inboxCountsQuery);
	const counts: Partial<Record<InboxBox, number>> = data ?? {};
	return (
		<nav aria-label={t("boxes")} className="flex flex-wrap gap-x-0.5 gap-y-1 px-3 pb-3">
			{boxes.map((box) => (
				<Link
					key={box}
					to="/inbox"
					search={(now) => ({ box, ...(now.chat ? { chat: now.chat } : {}) })}
					aria-current={box === current ? "true" : undefined}
					data-current={box === current}
					className="flex h-7.5 items-center gap-1.5 rounded-lg px-2 font-medium text-[0.8125rem] text-ink-soft transition-colors hover:bg-ink/5 hover:text-ink data-[current=true]:bg-brand-soft data-[current=true]:text-brand-ink"
				>
					{t(`box.${box}`)}
					{(counts[box] ?? 0) > 0 && (
						<span
							data-waits={box === "queue"}
							className="rounded-full bg-ink/8 px-1.5 text-xs tabular-nums data-[waits=true]:bg-warn-soft data-[waits=true]:text-warn-ink"
						>
							{counts[box]}
						</span>
					)}
				</Link>
			))}
		</nav>
	);
}
