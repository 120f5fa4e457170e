import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../shared/i18n/index.ts";
import { Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { PreferencesForm } from "../components/preferences-form.tsx";
import { preferencesQuery } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";

/** How one is told. */
export function MyNotificationsPage() {
	const t = useText(notificationsText);
	const preferences = useQuery(preferencesQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("mineTitle")} description={t("mineLead")} />
			<QueryView query={preferences} loading={<Skeleton className="h-80 w-full rounded-xl" />}>
				{(data) => <PreferencesForm preferences={data} />}
			</QueryView>
		</Page>
	);
}
