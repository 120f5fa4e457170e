import type { CampaignSimulation } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { formatMoney, formatNumber, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, DateTime, Stat } from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { simulationQuery, useSimulate } from "../queries/simulation.ts";
import { simulationText } from "../simulation-text.ts";
import { campaignsText } from "../text.ts";

/** Asked for by a button: it looks at each contact, which takes a while for many. */
export function SimulationCard({ campaignId }: { campaignId: string }) {
	const t = useText(simulationText);
	const language = useLanguage();
	const problem = useProblemText();
	const can = useCan();
	const simulation = useQuery(simulationQuery(campaignId));
	const simulate = useSimulate(campaignId);
	const { data } = simulation;
	return (
		<Card
			title={t("title")}
			description={t("lead")}
			actions={
				can("campaigns:write") && (
					<Button loading={simulate.isPending || data?.state === "running"} onClick={() => simulate.mutate()}>
						{t("simulate")}
					</Button>
				)
			}
		>
			<div aria-live="polite">
				{simulation.error && <Banner tone="bad">{problem(simulation.error)}</Banner>}
				{data?.state === "running" && (
					<p className="text-ink-soft text-sm tabular-nums">
						{t("progress", {
							looked: formatNumber(data.looked, language),
							all: formatNumber(data.contacts, language),
						})}
					</p>
				)}
				{data?.result && <Result simulation={data} result={data.result} />}
			</div>
		</Card>
	);
}

type ResultProps = { simulation: CampaignSimulation; result: NonNullable<CampaignSimulation["result"]> };

function Result({ simulation, result }: ResultProps) {
	const t = useText(simulationText);
	const c = useText(campaignsText);
	const language = useLanguage();
	const currency = useQuery(pricesQuery).data?.currency;
	const { now, later, never, calls, endsAt, costMicros, assumed } = result;
	const share = formatPercent(assumed.answerRate, language);
	const seconds = Math.round(assumed.callSeconds);
	const groups = [
		["forecastLater", later],
		["forecastNever", never],
	] as const;
	return (
		<div className="grid gap-5 text-sm">
			<div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
				<Stat label={t("now")} value={formatNumber(now, language)} />
				<Stat label={t("calls")} value={formatNumber(calls, language)} />
				<Stat label={t("endsAt")} value={endsAt === null ? "–" : <DateTime at={endsAt} />} />
				<Stat
					label={t("cost")}
					value={costMicros === null || !currency ? "–" : formatMoney({ micros: costMicros, currency }, language)}
				/>
			</div>
			<p className="text-ink-faint text-xs leading-relaxed">
				{assumed.fromCalls === 0
					? t("assumed", { share, seconds })
					: t("learned", { share, seconds, count: assumed.fromCalls })}{" "}
				<DateTime at={simulation.requestedAt} />
			</p>
			{groups.map(
				([title, reasons]) =>
					reasons.length > 0 && (
						<section key={title} className="grid gap-1.5">
							<h3 className="text-ink-faint text-xs">{c(title)}</h3>
							<ul className="grid gap-1">
								{reasons.map(({ reason, contacts }) => (
									<li key={reason} className="flex justify-between gap-4">
										<span>{c(`reason.${reason}`)}</span>
										<span className="tabular-nums">{formatNumber(contacts, language)}</span>
									</li>
								))}
							</ul>
						</section>
					),
			)}
		</div>
	);
}
