import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../shared/i18n/index.ts";
import { Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { ConnectionCard } from "../components/connection-card.tsx";
import { StateBanners } from "../components/state-banners.tsx";
import { TemplatesCard } from "../components/templates-card.tsx";
import { whatsappStateQuery } from "../queries/whatsapp.ts";
import { whatsappSettingsText } from "../text.ts";

/** How the channel is doing, what to enter at Meta, and which templates may be sent. */
export function WhatsappPage() {
	const t = useText(whatsappSettingsText);
	const state = useQuery(whatsappStateQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			<QueryView query={state} loading={<Skeleton className="h-80 w-full rounded-xl" />}>
				{(data) => (
					<>
						<StateBanners state={data} />
						<ConnectionCard state={data} />
					</>
				)}
			</QueryView>
			<TemplatesCard />
		</Page>
	);
}
