import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Unplug } from "lucide-react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { DeliveriesCard } from "../components/deliveries-card.tsx";
import { EndpointActions } from "../components/endpoint-actions.tsx";
import { EndpointBanners } from "../components/endpoint-banners.tsx";
import { EndpointBadge } from "../components/endpoint-row.tsx";
import { endpointsQuery } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";

const route = getRouteApi("/shell/settings/webhooks/$endpointId");

export function EndpointPage() {
	const t = useText(webhooksText);
	const can = useCan();
	const { endpointId } = route.useParams();
	const endpoints = useQuery(endpointsQuery);
	const back = (
		<Link to="/settings/webhooks">
			<BackLabel>{t("back")}</BackLabel>
		</Link>
	);
	return (
		<Page width="narrow">
			<QueryView query={endpoints}>
				{(items) => {
					const endpoint = items.find(({ id }) => id === endpointId);
					if (!endpoint) return <EmptyState icon={<Unplug />} title={t("missing")} action={back} />;
					return (
						<>
							<PageHeader
								back={back}
								title={endpoint.description || new URL(endpoint.url).host}
								aside={<EndpointBadge endpoint={endpoint} />}
								description={<span className="break-all font-mono text-xs">{endpoint.url}</span>}
								actions={can("settings:write") && <EndpointActions endpoint={endpoint} />}
							/>
							<EndpointBanners endpoint={endpoint} />
							<DeliveriesCard endpointId={endpointId} />
						</>
					);
				}}
			</QueryView>
		</Page>
	);
}
