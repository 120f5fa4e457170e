import type { Campaign } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatMoney, formatNumber, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Card, DateTime, Stat } from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { boardText } from "../board-text.ts";
import { boardQuery, lineChoicesQuery } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

/** How it goes at this moment: calls, answers, what conversations brought, what was spent. */
export function BoardCard({ campaign }: { campaign: Campaign }) {
	const t = useText(boardText);
	const c = useText(campaignsText);
	const language = useLanguage();
	const currency = useQuery(pricesQuery).data?.currency;
	const { data: board } = useQuery(boardQuery(campaign.id));
	const lines = useQuery({ ...lineChoicesQuery, enabled: (board?.resting.length ?? 0) > 0 }).data;
	const { counts, dialled, costMicros, budgetMicros } = campaign;
	const number = (value: number | undefined) => (value === undefined ? "–" : formatNumber(value, language));
	const money = (micros: number) => (currency ? formatMoney({ micros, currency }, language) : "–");
	return (
		<Card title={t("title")}>
			<div className="grid gap-6">
				<div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
					<Stat
						label={c("contacts")}
						value={number(counts.contacts)}
						detail={t("waiting", { count: counts.waiting })}
					/>
					<Stat label={t("dialled")} value={number(dialled)} />
					<Stat label={t("ringing")} value={number(board?.ringing)} />
					<Stat label={t("talking")} value={number(board?.talking)} />
					<Stat label={t("done")} value={number(counts.done)} detail={t("skipped", { count: counts.skipped })} />
					<Stat
						label={t("answerRate")}
						value={board ? formatPercent(board.answerRate, language) : "–"}
						detail={t("answered", { count: counts.answered })}
					/>
					<Stat
						label={c("cost")}
						value={money(costMicros)}
						detail={budgetMicros === null ? null : t("ofBudget", { budget: money(budgetMicros) })}
					/>
				</div>
				{board?.resting.map(({ lineId, until }) => (
					<Banner key={lineId} tone="warn">
						{t("resting", { line: lines?.find(({ id }) => id === lineId)?.label ?? "–" })} <DateTime at={until} />
					</Banner>
				))}
				{board && board.outcomes.length > 0 && (
					<Told title={t("outcomes")}>
						{board.outcomes.map(({ outcome, calls }) => (
							<Line key={outcome} name={c(`outcome.${outcome}`)} told={number(calls)} />
						))}
					</Told>
				)}
				{board && board.values.length > 0 && (
					<Told title={t("values")}>
						{board.values.map(({ name, contacts, common }) => (
							<Line
								key={name}
								name={name}
								told={`${number(contacts)} · ${common.map((one) => `${one.value} (${number(one.contacts)})`).join(", ")}`}
							/>
						))}
					</Told>
				)}
			</div>
		</Card>
	);
}

function Told({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section className="grid gap-1.5 text-sm">
			<h3 className="text-ink-faint text-xs">{title}</h3>
			<dl className="grid gap-1">{children}</dl>
		</section>
	);
}

function Line({ name, told }: { name: string; told: string }) {
	return (
		<div className="flex justify-between gap-4">
			<dt className="shrink-0">{name}</dt>
			<dd className="min-w-0 truncate text-right tabular-nums">{told}</dd>
		</div>
	);
}
