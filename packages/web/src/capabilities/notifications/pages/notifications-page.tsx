import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { ChannelsCard } from "../components/channels-card.tsx";
import { LogCard } from "../components/log-card.tsx";
import { RulesCard } from "../components/rules-card.tsx";
import { settingsQuery } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";

/** What is told, to whom, by which way, and whether it arrived. */
export function NotificationsPage() {
	const t = useText(notificationsText);
	const settings = useQuery(settingsQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			<QueryView query={settings} loading={<Skeleton className="h-80 w-full rounded-xl" />}>
				{(data) => (
					<>
						{!data.canSend.email && (
							<Banner tone="warn" title={t("noEmail")}>
								{t("noEmailLead")} {!data.canSend.sms && t("noSms")}
							</Banner>
						)}
						{data.canSend.email && !data.canSend.sms && <Banner>{t("noSms")}</Banner>}
						<ChannelsCard channels={data.channels} />
						<RulesCard settings={data} />
					</>
				)}
			</QueryView>
			<LogCard />
		</Page>
	);
}
