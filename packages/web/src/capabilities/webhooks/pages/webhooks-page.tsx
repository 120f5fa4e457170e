import { useQuery } from "@tanstack/react-query";
import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { EndpointDialog } from "../components/endpoint-dialog.tsx";
import { EndpointRow } from "../components/endpoint-row.tsx";
import { SecretDialog } from "../components/secret-dialog.tsx";
import { endpointsQuery } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";

/** Programs of the company that learn what happens. */
export function WebhooksPage() {
	const t = useText(webhooksText);
	const can = useCan();
	const endpoints = useQuery(endpointsQuery);
	const [isAdding, setAdding] = useState(false);
	const [secret, setSecret] = useState<string | null>(null);
	const add = can("settings:write") && (
		<Button variant="primary" onClick={() => setAdding(true)}>
			<Plus aria-hidden />
			{t("add")}
		</Button>
	);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} actions={endpoints.data?.length ? add : null} />
			<Card flush>
				<QueryView query={endpoints}>
					{(items) =>
						items.length === 0 ? (
							<EmptyState icon={<Webhook />} title={t("emptyTitle")} description={t("emptyLead")} action={add} />
						) : (
							<ul className="divide-y divide-line">
								{items.map((endpoint) => (
									<EndpointRow key={endpoint.id} endpoint={endpoint} />
								))}
							</ul>
						)
					}
				</QueryView>
			</Card>
			{isAdding && (
				<EndpointDialog
					endpoint={null}
					onClose={() => setAdding(false)}
					onSecret={(shown) => {
						setAdding(false);
						setSecret(shown);
					}}
				/>
			)}
			{secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
		</Page>
	);
}
