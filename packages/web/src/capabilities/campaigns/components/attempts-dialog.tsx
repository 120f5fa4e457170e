import type { CampaignContact } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { formatMoney, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { DateTime, Dialog, QueryView, readablePhone } from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { attemptsQuery } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";

type Props = { campaignId: string; contact: CampaignContact; onClose: () => void };

/** Every decision to call somebody, with what came of it or why it was taken back. */
export function AttemptsDialog({ campaignId, contact: { contactId, name, phone }, onClose }: Props) {
	const t = useText(campaignsText);
	const language = useLanguage();
	const currency = useQuery(pricesQuery).data?.currency;
	const attempts = useQuery(attemptsQuery(campaignId, contactId));
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("attemptsTitle")}
			description={name ?? (phone ? readablePhone(phone) : "–")}
		>
			<QueryView query={attempts}>
				{(items) =>
					items.length === 0 ? (
						<p className="text-ink-soft text-sm">{t("noAttempts")}</p>
					) : (
						<ol className="divide-y divide-line">
							{items.map(({ id, decidedAt, phone: dialled, state, outcome, reason, costMicros }) => (
								<li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5 text-sm">
									<span>
										<DateTime at={decidedAt} />
										{dialled && <span className="text-ink-faint text-xs"> · {readablePhone(dialled)}</span>}
									</span>
									<span className="text-ink-soft">
										{[
											state === "ordered" && t("contact.calling"),
											state === "refused" && t("takenBack"),
											reason && t(`reason.${reason}`),
											state === "closed" && outcome && t(`outcome.${outcome}`),
											currency && costMicros > 0 && formatMoney({ micros: costMicros, currency }, language),
										]
											.filter(Boolean)
											.join(" · ")}
									</span>
								</li>
							))}
						</ol>
					)
				}
			</QueryView>
		</Dialog>
	);
}
