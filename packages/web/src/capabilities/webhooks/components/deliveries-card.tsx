import type { WebhookDeliveryState } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, EmptyState, LoadMore, QueryView, Select } from "../../../shared/kit/index.ts";
import { deliveriesQuery } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { DeliveryRow } from "./delivery-row.tsx";

type Filter = WebhookDeliveryState | "any";
const filters: readonly Filter[] = ["any", "waiting", "delivered", "failed"];

/** What was sent to one endpoint. */
export function DeliveriesCard({ endpointId }: { endpointId: string }) {
	const t = useText(webhooksText);
	const [filter, setFilter] = useState<Filter>("any");
	const [open, setOpen] = useState<string | null>(null);
	const deliveries = useInfiniteQuery(deliveriesQuery(endpointId, filter === "any" ? null : filter));
	return (
		<Card
			flush
			title={t("deliveries")}
			description={t("deliveriesLead")}
			actions={
				<Select
					aria-label={t("filter")}
					value={filter}
					onValueChange={setFilter}
					options={filters.map((value) => ({ value, label: t(`state.${value}`) }))}
				/>
			}
		>
			<QueryView query={deliveries}>
				{(data) => {
					const items = flattenPages(data);
					if (items.length === 0)
						return <EmptyState icon={<Send />} title={t("noDeliveries")} description={t("noDeliveriesLead")} />;
					return (
						<>
							<ul className="divide-y divide-line border-line border-t">
								{items.map((delivery) => (
									<DeliveryRow key={delivery.id} delivery={delivery} onOpen={() => setOpen(delivery.id)} />
								))}
							</ul>
							<LoadMore query={deliveries} />
						</>
					);
				}}
			</QueryView>
			{open !== null && <DeliveryDialog id={open} onClose={() => setOpen(null)} />}
		</Card>
	);
}
