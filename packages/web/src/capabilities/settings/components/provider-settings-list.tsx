import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, QueryView } from "../../../shared/kit/index.ts";
import { providerSettingsText } from "../provider-settings-text.ts";
import { providerSettingsQuery } from "../queries/provider-settings.ts";
import { ProviderSettingsRow } from "./provider-settings-row.tsx";

/** Every provider, those in use first: each opens to its keys and addresses, and can be tried. */
export function ProviderSettingsCard() {
	const t = useText(providerSettingsText);
	const settings = useQuery(providerSettingsQuery);
	return (
		<Card title={t("title")} description={t("lead")} flush>
			<div className="border-line border-t">
				<QueryView query={settings}>
					{(items) =>
						items.length === 0 ? (
							<p className="px-5 py-5 text-ink-faint">{t("none")}</p>
						) : (
							<ul className="divide-y divide-line">
								{items
									.toSorted((a, b) => Number(b.configured) - Number(a.configured))
									.map((provider) => (
										<ProviderSettingsRow key={provider.id} provider={provider} />
									))}
							</ul>
						)
					}
				</QueryView>
			</div>
		</Card>
	);
}
