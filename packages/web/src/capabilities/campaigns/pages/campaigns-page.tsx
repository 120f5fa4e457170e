import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Megaphone, OctagonX, Plus } from "lucide-react";
import { useState } from "react";
import { flattenPages, useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	Card,
	ConfirmDialog,
	EmptyState,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
	toast,
} from "../../../shared/kit/index.ts";
import { CampaignDialog } from "../components/campaign-dialog.tsx";
import { Progress } from "../components/progress.tsx";
import { CampaignStateBadge } from "../components/state-badge.tsx";
import { campaignEvents, campaignsKey, campaignsQuery, useStopAll } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

export function CampaignsPage() {
	const t = useText(campaignsText);
	const can = useCan();
	const navigate = useNavigate();
	const campaigns = useInfiniteQuery(campaignsQuery);
	const stopAll = useStopAll();
	const [isCreating, setCreating] = useState(false);
	const [isStopping, setStopping] = useState(false);
	useFeed({ types: campaignEvents, invalidate: [campaignsKey] });
	const items = flattenPages(campaigns.data);
	const mayStop = items.some(({ state }) => state === "running" || state === "scheduled");
	const create = can("campaigns:write") && (
		<Button variant="primary" onClick={() => setCreating(true)}>
			<Plus aria-hidden />
			{t("create")}
		</Button>
	);
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					<>
						{can("campaigns:write") && mayStop && (
							<Button variant="danger" onClick={() => setStopping(true)}>
								<OctagonX aria-hidden />
								{t("stopAll")}
							</Button>
						)}
						{items.length > 0 && create}
					</>
				}
			/>
			<Card flush>
				<QueryView query={campaigns}>
					{() =>
						items.length === 0 ? (
							<EmptyState icon={<Megaphone />} title={t("empty")} description={t("emptyLead")} action={create} />
						) : (
							<>
								<ul className="divide-y divide-line">
									{items.map(({ id, name, goal, state, counts }) => (
										<li key={id}>
											<Link
												to="/campaigns/$campaignId"
												params={{ campaignId: id }}
												className="grid items-center gap-x-4 gap-y-2 px-5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3 sm:grid-cols-[1fr_9rem_12rem]"
											>
												<span className="min-w-0">
													<span className="block truncate font-medium">{name}</span>
													{goal && <span className="block truncate text-ink-faint text-xs">{goal}</span>}
												</span>
												<span>
													<CampaignStateBadge state={state} />
												</span>
												<Progress counts={counts} />
											</Link>
										</li>
									))}
								</ul>
								<LoadMore query={campaigns} />
							</>
						)
					}
				</QueryView>
			</Card>
			{isCreating && (
				<CampaignDialog
					campaign={null}
					onClose={() => setCreating(false)}
					onSaved={({ id }) => void navigate({ to: "/campaigns/$campaignId", params: { campaignId: id } })}
				/>
			)}
			<ConfirmDialog
				open={isStopping}
				onOpenChange={setStopping}
				title={t("stopAllTitle")}
				description={t("stopAllLead")}
				confirmLabel={t("stopAll")}
				loading={stopAll.isPending}
				onConfirm={() =>
					stopAll.mutate(undefined, {
						onSuccess: ({ count }) => {
							setStopping(false);
							toast.success(t("stopped", { count }));
						},
					})
				}
			/>
		</Page>
	);
}
