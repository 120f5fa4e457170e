import type { WebhookEndpoint } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, DateTime } from "../../../shared/kit/index.ts";
import { webhooksText } from "../text.ts";

export function EndpointBadge({ endpoint }: { endpoint: WebhookEndpoint }) {
	const t = useText(webhooksText);
	if (!endpoint.enabled)
		return <Badge tone={endpoint.disabledReason === "by-hand" ? "neutral" : "bad"}>{t("off")}</Badge>;
	if (endpoint.failingSince) return <Badge tone="warn">{t("failing")}</Badge>;
	return <Badge tone="good">{t("on")}</Badge>;
}

export function EndpointRow({ endpoint }: { endpoint: WebhookEndpoint }) {
	const t = useText(webhooksText);
	const { id, url, description, events, waiting, lastDeliveredAt } = endpoint;
	return (
		<li>
			<Link
				to="/settings/webhooks/$endpointId"
				params={{ endpointId: id }}
				className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5 -outline-offset-2 hover:bg-ink/3"
			>
				<span className="grid min-w-0 grow basis-60 gap-0.5">
					<span className="truncate font-medium">{description || new URL(url).host}</span>
					<span className="truncate font-mono text-ink-faint text-xs">{url}</span>
					<span className="flex flex-wrap gap-x-3 text-ink-faint text-xs">
						<span>{events === null ? t("everything") : t("events", { count: events.length })}</span>
						<span>
							{lastDeliveredAt ? (
								<>
									{t("lastDelivered")} <DateTime at={lastDeliveredAt} style="relative" />
								</>
							) : (
								t("neverDelivered")
							)}
						</span>
					</span>
				</span>
				{waiting > 0 && <Badge>{t("waiting", { count: waiting })}</Badge>}
				<EndpointBadge endpoint={endpoint} />
			</Link>
		</li>
	);
}
