import type { ConversationEvent } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ListTree } from "lucide-react";
import { formatDateTime, formatDuration, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { CopyButton, EmptyState, LoadMore, QueryView } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { conversationEventsQuery } from "../queries/conversations.ts";

/** Everything that happened, as it was stored. */
export function EventsPanel({ id, startedAt }: { id: string; startedAt: string }) {
	const t = useText(conversationText);
	const events = useInfiniteQuery(conversationEventsQuery(id));
	return (
		<QueryView query={events}>
			{(data) => {
				const items = data.pages.flatMap((page) => page.items);
				if (items.length === 0) return <EmptyState icon={<ListTree />} title={t("noEvents")} />;
				return (
					<>
						<ol aria-label={t("events")} className="divide-y divide-line">
							{items.map((event) => (
								<EventLine key={event.number} event={event} startedAt={startedAt} />
							))}
						</ol>
						<LoadMore query={events} />
					</>
				);
			}}
		</QueryView>
	);
}

function EventLine({ event, startedAt }: { event: ConversationEvent; startedAt: string }) {
	const language = useLanguage();
	const json = JSON.stringify(event.data, null, 2);
	return (
		<li>
			<details className="group">
				<summary className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-baseline gap-2 rounded-lg px-2 py-2.5 hover:bg-ink/4">
					<span className="text-ink-faint text-xs tabular-nums">{event.number}</span>
					<span className="truncate font-mono text-[0.8125rem]">{event.type}</span>
					<time
						dateTime={event.at}
						title={formatDateTime(event.at, language, "long")}
						className="text-ink-faint text-xs tabular-nums"
					>
						{formatDuration(Date.parse(event.at) - Date.parse(startedAt))}
					</time>
				</summary>
				<div className="relative mb-3 rounded-lg bg-sunken">
					<div className="absolute top-2 right-2">
						<CopyButton text={json} iconOnly />
					</div>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
					<pre tabIndex={0} className="max-h-96 overflow-auto p-3 pr-12 font-mono text-xs leading-relaxed">
						{json}
					</pre>
				</div>
			</details>
		</li>
	);
}
