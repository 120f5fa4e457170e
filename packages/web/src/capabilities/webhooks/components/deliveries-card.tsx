import type { WebhookDeliveryState } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { EmptyState, FilteredCard } from "../../../shared/kit/index.ts";
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
		<FilteredCard
			title={t("deliveries")}
			description={t("deliveriesLead")}
			filter={{
				label: t("filter"),
				value: filter,
				options: filters.map((value) => ({ value, label: t(`state.${value}`) })),
				onChange: setFilter,
			}}
			query={deliveries}
			empty={<EmptyState icon={<Send />} title={t("noDeliveries")} description={t("noDeliveriesLead")} />}
			row={(delivery) => <DeliveryRow key={delivery.id} delivery={delivery} onOpen={() => setOpen(delivery.id)} />}
		>
			{open !== null && <DeliveryDialog id={open} onClose={() => setOpen(null)} />}
		</FilteredCard>
	);
}
