import type { Notification, NotificationState } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailCheck } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, DateTime, EmptyState, FilteredCard, type Tone, toast } from "../../../shared/kit/index.ts";
import { notificationEventText } from "../event-text.ts";
import { logQuery, useRetry } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";

type Filter = NotificationState | "any";
const filters: readonly Filter[] = ["any", "waiting", "sent", "failed"];
const tones: Record<NotificationState, Tone> = { waiting: "warn", sending: "brand", sent: "good", failed: "bad" };

const isKnown = (type: string): type is keyof typeof notificationEventText.messages =>
	type in notificationEventText.messages;

function LogRow({ notification }: { notification: Notification }) {
	const t = useText(notificationsText);
	const event = useText(notificationEventText);
	const can = useCan();
	const retry = useRetry();
	const { id, kind, recipient, state, events, count, attempts, at, detail } = notification;
	const [first] = events;
	const what = count === 1 && first && isKnown(first) ? event(first) : t("count", { count });
	const isTroubled = state === "failed" || (state === "waiting" && attempts > 0);
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
			<div className="grid min-w-0 grow basis-56 gap-0.5">
				<p className="font-medium text-sm">
					{recipient ?? t("someone")} <span className="font-normal text-ink-soft">· {what}</span>
				</p>
				<p className="flex flex-wrap gap-x-3 text-ink-faint text-xs">
					<span>{t(`kind.${kind}`)}</span>
					<DateTime at={at} />
					{isTroubled && <span>{t("attempts", { count: attempts })}</span>}
					{isTroubled && detail && <span className="break-words">{detail}</span>}
				</p>
			</div>
			<Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
			{state === "failed" && can("settings:write") && (
				<Button
					size="sm"
					loading={retry.isPending}
					onClick={() => retry.mutate(id, { onSuccess: () => toast.success(t("retried")) })}
				>
					{t("again")}
				</Button>
			)}
		</li>
	);
}

/** What was sent, what waits, and what never arrived. */
export function LogCard() {
	const t = useText(notificationsText);
	const [filter, setFilter] = useState<Filter>("any");
	const log = useInfiniteQuery(logQuery(filter === "any" ? null : filter));
	return (
		<FilteredCard
			title={t("log")}
			description={t("logLead")}
			filter={{
				label: t("filter"),
				value: filter,
				options: filters.map((value) => ({ value, label: t(`state.${value}`) })),
				onChange: setFilter,
			}}
			query={log}
			empty={<EmptyState icon={<MailCheck />} title={t("noLog")} description={t("noLogLead")} />}
			row={(notification) => <LogRow key={notification.id} notification={notification} />}
		/>
	);
}
