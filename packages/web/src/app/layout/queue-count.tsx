import { useQuery } from "@tanstack/react-query";
import { useText } from "../../shared/i18n/index.ts";
import { inboxCountsQuery } from "../../shared/live/index.ts";
import { layoutText } from "./layout-text.ts";

/** How many chats wait for a person, beside the menu's entry. */
export function QueueCount() {
	const t = useText(layoutText);
	const count = useQuery(inboxCountsQuery).data?.queue ?? 0;
	if (count === 0) return null;
	return (
		<span className="grid h-5 min-w-5 place-items-center rounded-full bg-warn-soft px-1.5 font-medium text-warn-ink text-xs tabular-nums">
			<span aria-hidden>{count}</span>
			<span className="sr-only">{t("queueCount", { count })}</span>
		</span>
	);
}
