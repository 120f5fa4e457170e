import {
	type Campaign,
	type CampaignContact,
	type CampaignContactState,
	campaignContactStates,
} from "@centralita/contracts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useState } from "react";
import { commonText, formatMoney, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, DateTime, EmptyState, FilteredCard, readablePhone, type Tone } from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { campaignContactsQuery } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";
import { AttemptsDialog } from "./attempts-dialog.tsx";

type Filter = CampaignContactState | "all";
const tones: Readonly<Record<CampaignContactState, Tone>> = {
	waiting: "neutral",
	calling: "brand",
	done: "good",
	skipped: "warn",
};

/** What became of each contact. */
export function ContactsCard({ campaign }: { campaign: Campaign }) {
	const t = useText(campaignsText);
	const [filter, setFilter] = useState<Filter>("all");
	const isLive = campaign.state === "running" || campaign.counts.calling > 0;
	const query = useInfiniteQuery(campaignContactsQuery(campaign.id, filter === "all" ? null : filter, isLive));
	const pages = query.data?.pages.map(({ items }) => ({
		items: items.map((item) => ({ ...item, id: item.contactId })),
	}));
	return (
		<FilteredCard
			title={t("list")}
			description={t("listLead")}
			filter={{
				label: t("filter"),
				value: filter,
				options: [
					{ value: "all" as const, label: t("all") },
					...campaignContactStates.map((value) => ({ value, label: t(`contact.${value}`) })),
				],
				onChange: setFilter,
			}}
			query={{ ...query, data: pages && { pages } }}
			empty={<EmptyState icon={<Users />} title={t("emptyList")} description={t("emptyListLead")} />}
			row={(contact) => <Row key={contact.contactId} campaignId={campaign.id} contact={contact} />}
		/>
	);
}

function Row({ campaignId, contact }: { campaignId: string; contact: CampaignContact }) {
	const t = useText(campaignsText);
	const common = useText(commonText);
	const language = useLanguage();
	const currency = useQuery(pricesQuery).data?.currency;
	const [isOpen, open] = useState(false);
	const { contactId, name, phone, state, outcome, reason, attempts, nextAt, conversationId, result } = contact;
	const { costMicros, recorded } = contact;
	const told = [
		reason && t(`reason.${reason}`),
		outcome && t(`outcome.${outcome}`),
		result && common(`outcome.${result.outcome}`),
		currency && costMicros > 0 && formatMoney({ micros: costMicros, currency }, language),
	].filter((one) => typeof one === "string");
	return (
		<li className="grid gap-x-4 gap-y-1.5 px-5 py-3 sm:grid-cols-[1fr_auto]">
			<div className="min-w-0">
				<Link
					to="/contacts/$contactId"
					params={{ contactId }}
					className="block truncate rounded font-medium hover:underline"
				>
					{name ?? (phone ? readablePhone(phone) : "–")}
				</Link>
				<p className="text-ink-faint text-xs">
					{[name && phone ? readablePhone(phone) : null, ...told].filter(Boolean).join(" · ")}
				</p>
				{result && result.values.length > 0 && (
					<dl className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
						{result.values.map(({ name: field, value }) => (
							<div key={field} className="flex gap-1.5">
								<dt className="text-ink-faint">{field}</dt>
								<dd>{String(value ?? "–")}</dd>
							</div>
						))}
					</dl>
				)}
			</div>
			<div className="flex flex-wrap items-center gap-2 sm:grid sm:content-start sm:justify-items-end">
				<Badge tone={tones[state]} dot={state === "calling" ? "pulse" : false}>
					{t(`contact.${state}`)}
				</Badge>
				{state === "waiting" && nextAt !== null && attempts + (reason ? 1 : 0) > 0 && (
					<span className="text-ink-faint text-xs">
						{t("next")}: <DateTime at={nextAt} />
					</span>
				)}
				{conversationId !== null && (
					<Link
						to="/history/$conversationId"
						params={{ conversationId }}
						className="rounded text-brand-ink text-xs hover:underline"
					>
						{t(recorded ? "listen" : "seeConversation")}
					</Link>
				)}
				{(attempts > 0 || reason !== null) && (
					<button
						type="button"
						className="rounded text-brand-ink text-xs hover:underline"
						aria-label={`${t("attempts", { count: attempts })}: ${name ?? phone ?? "–"}`}
						onClick={() => open(true)}
					>
						{t("attempts", { count: attempts })}
					</button>
				)}
				{isOpen && <AttemptsDialog campaignId={campaignId} contact={contact} onClose={() => open(false)} />}
			</div>
		</li>
	);
}
