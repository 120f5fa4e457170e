import { useText } from "../../../shared/i18n/index.ts";
import { SecretText } from "../../../shared/kit/index.ts";
import { linesText } from "../text.ts";

/** Where the carrier sends what happens to calls, to be copied into its console. */
export function WebhookAddress({ url }: { url: string | null }) {
	const t = useText(linesText);
	return (
		<div className="grid gap-1.5">
			<p className="font-medium text-sm">{t("webhookUrl")}</p>
			{url === null ? (
				<p className="text-ink-faint text-sm">{t("noWebhookUrl")}</p>
			) : (
				<>
					<SecretText label={t("webhookUrl")} text={url} />
					<p className="text-ink-faint text-xs leading-relaxed">{t("webhookUrlHint")}</p>
				</>
			)}
		</div>
	);
}
