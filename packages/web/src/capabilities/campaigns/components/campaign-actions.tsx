import type { Campaign } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { Ban, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, ConfirmDialog, IconButton } from "../../../shared/kit/index.ts";
import { useMoveCampaign, useRemoveCampaign } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

type Asked = "start" | "cancel" | "remove" | null;

/** What can be done with it in its state. */
export function CampaignActions({ campaign, onEdit }: { campaign: Campaign; onEdit: () => void }) {
	const t = useText(campaignsText);
	const common = useText(commonText);
	const navigate = useNavigate();
	const move = useMoveCampaign(campaign.id);
	const remove = useRemoveCampaign(campaign.id);
	const [asked, ask] = useState<Asked>(null);
	const { state, counts } = campaign;
	const close = () => ask(null);
	const isOpen = state === "scheduled" || state === "running" || state === "paused";
	return (
		<>
			{(state === "draft" || state === "paused") && (
				<Button onClick={onEdit}>
					<Pencil aria-hidden />
					{common("edit")}
				</Button>
			)}
			{state === "draft" && (
				<Button variant="primary" disabled={counts.waiting === 0} onClick={() => ask("start")}>
					<Play aria-hidden />
					{t("start")}
				</Button>
			)}
			{(state === "running" || state === "scheduled") && (
				<Button loading={move.isPending} onClick={() => move.mutate("pause")}>
					<Pause aria-hidden />
					{t("pause")}
				</Button>
			)}
			{state === "paused" && (
				<Button variant="primary" loading={move.isPending} onClick={() => move.mutate("resume")}>
					<Play aria-hidden />
					{t("resume")}
				</Button>
			)}
			{isOpen && <IconButton label={t("cancelCampaign")} icon={<Ban />} onClick={() => ask("cancel")} />}
			{state === "draft" && <IconButton label={common("delete")} icon={<Trash2 />} onClick={() => ask("remove")} />}
			<ConfirmDialog
				open={asked === "start"}
				onOpenChange={close}
				tone="primary"
				title={t("startTitle")}
				description={t("startLead", { count: counts.waiting })}
				confirmLabel={t("start")}
				loading={move.isPending}
				onConfirm={() => move.mutate("start", { onSettled: close })}
			/>
			<ConfirmDialog
				open={asked === "cancel"}
				onOpenChange={close}
				title={t("cancelTitle")}
				description={t("cancelLead")}
				confirmLabel={t("cancelCampaign")}
				cancelLabel={t("keep")}
				loading={move.isPending}
				onConfirm={() => move.mutate("cancel", { onSettled: close })}
			/>
			<ConfirmDialog
				open={asked === "remove"}
				onOpenChange={close}
				title={t("removeTitle")}
				description={t("removeLead")}
				confirmLabel={common("delete")}
				loading={remove.isPending}
				onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: "/campaigns" }) })}
			/>
		</>
	);
}
