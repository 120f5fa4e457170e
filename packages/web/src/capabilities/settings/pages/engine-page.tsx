import { useQuery } from "@tanstack/react-query";
import { useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, Card, Page, PageHeader, QueryView, Skeleton, Switch } from "../../../shared/kit/index.ts";
import { providersQuery, smartModeQuery } from "../../../shared/queries/index.ts";
import { ProviderList } from "../components/provider-list.tsx";
import { ProviderSettingsCard } from "../components/provider-settings-list.tsx";
import { providerSettingsText } from "../provider-settings-text.ts";
import { providerSettingsQuery } from "../queries/provider-settings.ts";
import { useChangeSmartMode } from "../queries/settings.ts";
import { settingsText } from "../text.ts";

/** Configured, or in need of nothing. The others are among the providers to configure. */
const isUsable = ({ available, builtIn }: { available: boolean; builtIn: boolean }) => available || builtIn;

export function EnginePage() {
	const t = useText(settingsText);
	const provided = useText(providerSettingsText);
	const providers = useQuery({ ...providersQuery, refetchInterval: 15_000 });
	useFeed({
		types: ["smart-mode.changed", "provider.failed", "providers.changed"],
		invalidate: [smartModeQuery.queryKey, providersQuery.queryKey, providerSettingsQuery.queryKey],
	});
	return (
		<Page width="narrow">
			<PageHeader title={t("engineTitle")} description={t("engineLead")} />
			<SmartModeCard />
			<ProviderSettingsCard />
			<h2 className="-mb-3 font-semibold text-base">{provided("inUse")}</h2>
			<QueryView query={providers} loading={<Skeleton className="h-72 w-full rounded-xl" />}>
				{(options) => (
					<>
						<ProviderList
							title={t("languageModel")}
							description={t("breakerHint")}
							options={options.languageModel.filter(isUsable)}
						/>
						<ProviderList title={t("speechToText")} options={options.speechToText.filter(isUsable)} />
						<ProviderList title={t("textToSpeech")} options={options.textToSpeech.filter(isUsable)} />
					</>
				)}
			</QueryView>
		</Page>
	);
}

function SmartModeCard() {
	const t = useText(settingsText);
	const language = useLanguage();
	const can = useCan();
	const smartMode = useQuery(smartModeQuery);
	const change = useChangeSmartMode();
	return (
		<Card>
			<QueryView query={smartMode} loading={<Skeleton className="h-16 w-full" />}>
				{(mode) => (
					<div className="grid gap-3">
						<Switch
							label={t("smartMode")}
							hint={t("smartModeHint")}
							checked={mode.enabled}
							disabled={!can("settings:write")}
							onCheckedChange={(enabled) => change.mutate(enabled)}
						/>
						<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
							<Badge tone={mode.enabled ? "good" : "warn"} dot>
								{mode.enabled ? t("smartOn") : t("smartOff")}
							</Badge>
							<span className="text-ink-faint text-xs">
								{mode.changedBy ? t("changedBy", { name: mode.changedBy }) : t("asEnvironment")}
								{mode.changedAt && ` · ${formatDateTime(mode.changedAt, language)}`}
							</span>
						</div>
					</div>
				)}
			</QueryView>
		</Card>
	);
}
