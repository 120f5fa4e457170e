import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFeed } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Banner, Button } from "../../../shared/kit/index.ts";
import { providersQuery, smartModeQuery, useProviderLabel } from "../../../shared/queries/index.ts";
import { homeText } from "../text.ts";

/** Says when assistants do not answer with what they usually answer with. */
export function EngineBanner() {
	const t = useText(homeText);
	const smartMode = useQuery(smartModeQuery);
	const labelOf = useProviderLabel();
	const providers = useQuery({ ...providersQuery, refetchInterval: 30_000 });
	useFeed({
		types: ["smart-mode.changed", "provider.failed"],
		invalidate: [smartModeQuery.queryKey, providersQuery.queryKey],
	});
	const all = providers.data
		? [...providers.data.languageModel, ...providers.data.speechToText, ...providers.data.textToSpeech]
		: [];
	const broken = [...new Set(all.filter((provider) => provider.breaker === "open").map(labelOf))];
	const models = (providers.data?.languageModel ?? []).filter(({ available }) => available);
	const isDown = models.length > 0 && models.every(({ breaker }) => breaker === "open");
	const manage = (
		<Button asChild size="sm">
			<Link to="/settings/engine">{t("manage")}</Link>
		</Button>
	);
	return (
		<>
			{broken.length > 0 && (
				<Banner tone="bad" role="status" title={t("breakerOpen", { count: broken.length })} action={manage}>
					{t(isDown ? "modelsDownLead" : "breakerOpenLead", { names: broken.join(", ") })}
				</Banner>
			)}
			{smartMode.data?.enabled === false && (
				<Banner title={t("smartOff")} action={manage}>
					{t("smartOffLead")}
				</Banner>
			)}
			{smartMode.data?.enabled && providers.data && broken.length === 0 && (
				<EngineState recovering={models.some(({ breaker }) => breaker === "half-open")} count={models.length} />
			)}
		</>
	);
}

/** That all is as it should be, in one line. */
function EngineState({ recovering, count }: { recovering: boolean; count: number }) {
	const t = useText(homeText);
	const state = count === 0 ? "noModel" : recovering ? "recovering" : "smartOn";
	return (
		<p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm">
			<Badge dot tone={state === "smartOn" ? "good" : state === "recovering" ? "warn" : "neutral"}>
				{t(state)}
			</Badge>
			<span>{t(`${state}Lead`)}</span>
			<Link to="/settings/engine" className="font-medium text-brand-ink underline-offset-4 hover:underline">
				{t("manage")}
			</Link>
		</p>
	);
}
