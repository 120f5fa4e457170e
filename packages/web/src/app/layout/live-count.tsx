import { useQuery } from "@tanstack/react-query";
import { useText } from "../../shared/i18n/index.ts";
import { liveCallsQuery, useHandoffs } from "../../shared/live/index.ts";
import { layoutText } from "./layout-text.ts";

/** How many calls there are, beside the menu's entry; in the colour of warning while somebody waits for a person. */
export function LiveCount() {
	const t = useText(layoutText);
	const live = useQuery({ ...liveCallsQuery, refetchInterval: 30_000 });
	const waiting = useHandoffs().length > 0;
	const count = live.data?.items.length ?? 0;
	if (count === 0) return null;
	return (
		<span
			data-waiting={waiting}
			className="grid h-5 min-w-5 place-items-center rounded-full bg-good-soft px-1.5 font-medium text-good-ink text-xs tabular-nums data-[waiting=true]:bg-warn-soft data-[waiting=true]:text-warn-ink"
		>
			<span aria-hidden>{count}</span>
			<span className="sr-only">{t("liveCount", { count })}</span>
		</span>
	);
}
