import type { Campaign, CampaignForecast } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, Field, Select, Spinner } from "../../../shared/kit/index.ts";
import { forecastQuery, segmentChoicesQuery, useSetAudience } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

const everybody = "";

/** Of a draft: whom it calls. */
export function AudienceCard({ campaign }: { campaign: Campaign }) {
	const t = useText(campaignsText);
	const segments = useQuery(segmentChoicesQuery);
	const setAudience = useSetAudience(campaign.id);
	const [segmentId, choose] = useState(campaign.audience?.segmentId ?? everybody);
	return (
		<Card title={t("audience")} description={t("audienceLead")}>
			<div className="flex flex-wrap items-end gap-3">
				<Field label={t("segment")} className="min-w-0 flex-1 basis-56">
					<Select
						value={segmentId}
						options={[
							{ value: everybody, label: t("allContacts") },
							...(segments.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
						]}
						onValueChange={choose}
					/>
				</Field>
				<Button
					variant={campaign.counts.contacts === 0 ? "primary" : "secondary"}
					loading={setAudience.isPending}
					onClick={() => setAudience.mutate(segmentId === everybody ? { filter: { has: ["phone"] } } : { segmentId })}
				>
					{t("setAudience")}
				</Button>
			</div>
		</Card>
	);
}

/** Asked for by a button: it looks at each contact. */
export function ForecastCard({ campaignId }: { campaignId: string }) {
	const t = useText(campaignsText);
	const problem = useProblemText();
	const [isWanted, want] = useState(false);
	const forecast = useQuery({ ...forecastQuery(campaignId), enabled: isWanted });
	return (
		<Card
			title={t("forecast")}
			description={t("forecastLead")}
			actions={
				<Button
					loading={forecast.isFetching}
					onClick={() => {
						if (isWanted) void forecast.refetch();
						else want(true);
					}}
				>
					{t("look")}
				</Button>
			}
		>
			<div aria-live="polite">
				{forecast.error && <Banner tone="bad">{problem(forecast.error)}</Banner>}
				{forecast.data ? <Told forecast={forecast.data} /> : isWanted && !forecast.error && <Spinner />}
			</div>
		</Card>
	);
}

function Told({ forecast }: { forecast: CampaignForecast }) {
	const t = useText(campaignsText);
	const groups = [
		["forecastLater", forecast.later],
		["forecastNever", forecast.never],
	] as const;
	return (
		<div className="grid gap-4 text-sm">
			<p className="font-medium">{t("forecastNow", { count: forecast.now })}</p>
			{groups.map(
				([title, reasons]) =>
					reasons.length > 0 && (
						<section key={title} className="grid gap-1.5">
							<h3 className="text-ink-faint text-xs">{t(title)}</h3>
							<ul className="grid gap-1">
								{reasons.map(({ reason, contacts }) => (
									<li key={reason} className="flex justify-between gap-4">
										<span>{t(`reason.${reason}`)}</span>
										<span className="tabular-nums">{contacts}</span>
									</li>
								))}
							</ul>
						</section>
					),
			)}
		</div>
	);
}
