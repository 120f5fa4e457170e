import { inboxCountLimit, inboxViews } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { viewCountsQuery } from "../queries/inbox.ts";
import type { InboxSearch } from "../search.ts";
import { inboxText } from "../text.ts";

/** What the list shows, with how much there is of it. */
export function ViewTabs({ search }: { search: InboxSearch }) {
	const t = useText(inboxText);
	const { data } = useQuery(viewCountsQuery);
	const counts: Readonly<Record<string, number | undefined>> = data ?? {};
	const current = search.view ?? "all";
	return (
		<nav aria-label={t("views")} className="flex flex-wrap gap-x-0.5 gap-y-1 px-3 pb-2">
			{inboxViews.map((view) => {
				const count = counts[view] ?? 0;
				return (
					<Link
						key={view}
						to="/inbox"
						search={{ ...search, view }}
						aria-current={view === current ? "true" : undefined}
						data-current={view === current}
						className="flex h-7.5 items-center gap-1.5 rounded-lg px-2 font-medium text-[0.8125rem] text-ink-soft transition-colors hover:bg-ink/5 hover:text-ink data-[current=true]:bg-brand-soft data-[current=true]:text-brand-ink"
					>
						{t(`view.${view}`)}
						{count > 0 && (
							<span
								data-waits={view === "waiting" || view === "mentions"}
								className="rounded-full bg-ink/8 px-1.5 text-xs tabular-nums data-[waits=true]:bg-warn-soft data-[waits=true]:text-warn-ink"
							>
								{count < inboxCountLimit ? (
									count
								) : (
									<>
										<span aria-hidden>{count - 1}+</span>
										<span className="sr-only">{t("atLeast", { count })}</span>
									</>
								)}
							</span>
						)}
					</Link>
				);
			})}
		</nav>
	);
}
