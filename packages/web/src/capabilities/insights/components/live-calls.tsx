import type { LiveCall } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { commonText, formatDuration, formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, Card, QueryView, readablePhone, Skeleton } from "../../../shared/kit/index.ts";
import { LiveStateBadge, liveCallsQuery } from "../../../shared/live/index.ts";
import { homeText } from "../text.ts";

/** The calls that are going on, with what happens in each. */
export function LiveCalls() {
	const t = useText(homeText);
	const live = useQuery(liveCallsQuery);
	const count = live.data?.items.length ?? 0;
	return (
		<Card
			flush
			title={t("live")}
			actions={
				live.data && (
					<>
						<Badge tone={count > 0 ? "good" : "neutral"} dot={count > 0 ? "pulse" : false}>
							{count}
						</Badge>
						<Link to="/live" className="rounded font-medium text-brand-ink text-sm underline-offset-2 hover:underline">
							{t("seeLive")}
						</Link>
					</>
				)
			}
		>
			<QueryView
				query={live}
				loading={
					<div className="border-line border-t px-5 py-4">
						<Skeleton className="h-5 w-64" />
					</div>
				}
			>
				{({ items }) =>
					items.length === 0 ? (
						<p className="border-line border-t px-5 py-4 text-ink-faint">{t("liveNone")}</p>
					) : (
						<ul className="divide-y divide-line border-line border-t">
							{items.map((call) => (
								<LiveCallRow key={call.callId} call={call} />
							))}
						</ul>
					)
				}
			</QueryView>
		</Card>
	);
}

function LiveCallRow({ call }: { call: LiveCall }) {
	const t = useText(homeText);
	const common = useText(commonText);
	const language = useLanguage();
	const now = useNow(1000);
	return (
		<li>
			<Link
				to="/live"
				search={{ call: call.callId }}
				className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3"
			>
				<span className="min-w-0 grow basis-56">
					<span className="block truncate font-medium">
						{readablePhone(call.label)}{" "}
						<span className="font-normal text-ink-faint">{t("with", { assistant: call.assistant })}</span>
					</span>
					<span className="block truncate text-ink-soft text-xs">
						{call.lastWords ? `«${call.lastWords}»` : common(`locale.${call.locale}`)}
					</span>
				</span>
				<span className="w-28">
					<LiveStateBadge state={call.state} />
				</span>
				<span className="w-14 text-right text-ink-faint text-xs tabular-nums">
					{formatLatency(call.latencyMs, language)}
				</span>
				<span className="w-14 text-right font-medium tabular-nums">
					{formatDuration(now - new Date(call.startedAt).getTime())}
				</span>
			</Link>
		</li>
	);
}
