import type { WebhookDelivery, WebhookDeliveryState } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, DateTime, type Tone } from "../../../shared/kit/index.ts";
import { webhookEventText } from "../event-text.ts";
import { webhooksText } from "../text.ts";

const stateTones: Record<WebhookDeliveryState, Tone> = {
	waiting: "warn",
	sending: "brand",
	delivered: "good",
	failed: "bad",
};

const isKnown = (type: string): type is keyof typeof webhookEventText.messages => type in webhookEventText.messages;

export function DeliveryRow({ delivery, onOpen }: { delivery: WebhookDelivery; onOpen: () => void }) {
	const t = useText(webhooksText);
	const event = useText(webhookEventText);
	const { type, at, state, attempts, nextAttemptAt, lastAttempt } = delivery;
	const problem = lastAttempt?.problem ?? null;
	return (
		<li>
			<button
				type="button"
				onClick={onOpen}
				className="flex w-full flex-wrap items-center gap-x-4 gap-y-1.5 px-5 py-3 text-left -outline-offset-2 hover:bg-ink/3"
			>
				<span className="grid min-w-0 grow basis-56 gap-0.5">
					<span className="flex flex-wrap items-baseline gap-x-2">
						<span className="font-medium">{isKnown(type) ? event(type) : type}</span>
						<code className="font-mono text-ink-faint text-xs">{type}</code>
					</span>
					<span className="flex flex-wrap gap-x-3 text-ink-faint text-xs">
						<DateTime at={at} />
						{attempts > 0 && <span>{t("attempts", { count: attempts })}</span>}
						{problem && <span>{problem === "status" ? lastAttempt?.detail : t(`problem.${problem}`)}</span>}
						{state === "waiting" && attempts > 0 && nextAttemptAt && (
							<span>
								{t("next")} <DateTime at={nextAttemptAt} style="relative" />
							</span>
						)}
					</span>
				</span>
				<Badge tone={stateTones[state]}>{t(`state.${state}`)}</Badge>
			</button>
		</li>
	);
}
