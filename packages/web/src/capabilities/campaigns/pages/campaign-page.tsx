import type { Campaign } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Banner, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { AudienceCard } from "../components/audience-card.tsx";
import { BoardCard } from "../components/board-card.tsx";
import { CampaignActions } from "../components/campaign-actions.tsx";
import { CampaignDialog } from "../components/campaign-dialog.tsx";
import { ContactsCard } from "../components/contacts-card.tsx";
import { ExportMenu } from "../components/export-menu.tsx";
import { ScriptCard } from "../components/script-card.tsx";
import { SimulationCard } from "../components/simulation-card.tsx";
import { CampaignStateBadge } from "../components/state-badge.tsx";
import { campaignEvents, campaignQuery, campaignsKey } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

const route = getRouteApi("/shell/campaigns/$campaignId");

export function CampaignPage() {
	const { campaignId } = route.useParams();
	const campaign = useQuery(campaignQuery(campaignId));
	useFeed({ types: [...campaignEvents, "call.started", "call.ended"], invalidate: [[...campaignsKey, campaignId]] });
	return (
		<Page>
			<QueryView query={campaign}>{(data) => <Detail campaign={data} />}</QueryView>
		</Page>
	);
}

function Detail({ campaign }: { campaign: Campaign }) {
	const t = useText(campaignsText);
	const can = useCan();
	const [isEditing, setEditing] = useState(false);
	const { id, name, goal, state, pause, pauseDetail, counts } = campaign;
	return (
		<>
			<PageHeader
				title={name}
				description={goal}
				back={
					<Link to="/campaigns" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<CampaignStateBadge state={state} />}
				actions={
					<>
						{can("campaigns:export") && counts.contacts > 0 && <ExportMenu campaignId={id} />}
						{can("campaigns:write") && <CampaignActions campaign={campaign} onEdit={() => setEditing(true)} />}
					</>
				}
			/>
			{pause !== null && (
				<Banner tone={pause === "user" ? "info" : "warn"}>{t(`pause.${pause}`, { detail: pauseDetail ?? "" })}</Banner>
			)}
			{state === "draft" && can("campaigns:write") && <AudienceCard campaign={campaign} />}
			{counts.contacts > 0 && (
				<>
					<BoardCard campaign={campaign} />
					{(state === "draft" || state === "scheduled" || state === "paused") && (
						<>
							<ScriptCard campaign={campaign} />
							<SimulationCard campaignId={id} />
						</>
					)}
				</>
			)}
			<ContactsCard campaign={campaign} />
			{isEditing && (
				<CampaignDialog campaign={campaign} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
			)}
		</>
	);
}
