import type { Campaign } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Field, Select } from "../../../shared/kit/index.ts";
import { segmentChoicesQuery, useSetAudience } from "../queries/campaigns.ts";
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
