import type { CarrierAccountStatus } from "@centralita/contracts";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import {
	formatDateTime,
	formatMoney,
	formatNumber,
	formatRelative,
	useLanguage,
	useText,
} from "../../../shared/i18n/index.ts";
import { Banner, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { linesText } from "../text.ts";
import { ProblemList } from "./problem-list.tsx";

/** What the carrier says of the account, what is wrong with it, and whether its webhooks come. */
export function AccountStatus({ query }: { query: UseQueryResult<CarrierAccountStatus> }) {
	const t = useText(linesText);
	return (
		<QueryView
			query={query}
			loading={
				<div role="status" aria-label={t("checking")} className="grid gap-4">
					<Skeleton className="h-14 w-full rounded-xl" />
					<Skeleton className="h-16 w-full" />
				</div>
			}
		>
			{(status) => (
				<div className="grid gap-4" aria-live="polite">
					{status.problems.length === 0 ? (
						<Banner tone="good" title={t("allWell")}>
							{t("allWellLead")}
						</Banner>
					) : (
						<ProblemList problems={status.problems} />
					)}
					<Facts status={status} />
				</div>
			)}
		</QueryView>
	);
}

function Facts({ status }: { status: CarrierAccountStatus }) {
	const t = useText(linesText);
	const language = useLanguage();
	const { balance, webhooks } = status;
	const number = (value: number) => formatNumber(value, language);
	const total = webhooks.accepted + webhooks.refused;
	const facts: [string, ReactNode][] = [
		[t("accountName"), status.name ?? "–"],
		[t("balance"), balance ? formatMoney(balance, language) : "–"],
		[
			t("webhooks"),
			total === 0
				? t("noWebhooks")
				: [
						t("webhookCounts", { accepted: number(webhooks.accepted), refused: number(webhooks.refused) }),
						...(webhooks.lastAt
							? [t("lastWebhook", { when: formatRelative(webhooks.lastAt, language, Date.now()) })]
							: []),
					].join(" · "),
		],
	];
	return (
		<div className="grid gap-2">
			<dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-[auto_auto_minmax(0,1fr)]">
				{facts.map(([name, value]) => (
					<div key={name} className="grid content-start gap-0.5">
						<dt className="text-ink-faint text-xs">{name}</dt>
						<dd className="break-words tabular-nums">{value}</dd>
					</div>
				))}
			</dl>
			<p className="text-ink-faint text-xs">
				{t("checkedAt", { time: formatDateTime(status.checkedAt, language, "time") })}
			</p>
		</div>
	);
}
