import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFeed } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button } from "../../../shared/kit/index.ts";
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
	const manage = (
		<Button asChild size="sm">
			<Link to="/settings/engine">{t("manage")}</Link>
		</Button>
	);
	return (
		<>
			{broken.length > 0 && (
				<Banner tone="bad" role="status" title={t("breakerOpen", { count: broken.length })} action={manage}>
					{t("breakerOpenLead", { names: broken.join(", ") })}
				</Banner>
			)}
			{smartMode.data?.enabled === false && (
				<Banner title={t("smartOff")} action={manage}>
					{t("smartOffLead")}
				</Banner>
			)}
		</>
	);
}
