import type { WebhookEndpoint } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, DateTime } from "../../../shared/kit/index.ts";
import { webhooksText } from "../text.ts";

/** What somebody should know of an endpoint before anything else. */
export function EndpointBanners({ endpoint }: { endpoint: WebhookEndpoint }) {
	const t = useText(webhooksText);
	const { disabledReason, disabledAt, failingSince, previousSecretUntil } = endpoint;
	return (
		<>
			{disabledReason && (
				<Banner tone={disabledReason === "by-hand" ? "info" : "bad"} title={t(`disabled.${disabledReason}`)}>
					{disabledAt && <DateTime at={disabledAt} style="long" />}
				</Banner>
			)}
			{!disabledReason && failingSince && (
				<Banner tone="warn" title={t("failingTitle")}>
					{t("since")} <DateTime at={failingSince} />. {t("failingLead")}
				</Banner>
			)}
			{previousSecretUntil && (
				<Banner title={t("twoSecrets")}>
					{t("until")} <DateTime at={previousSecretUntil} style="long" />
				</Banner>
			)}
		</>
	);
}
