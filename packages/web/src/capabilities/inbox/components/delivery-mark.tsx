import type { Delivery } from "@centralita/contracts";
import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from "lucide-react";
import { useText } from "../../../shared/i18n/index.ts";
import { whatsappText } from "../whatsapp-text.ts";

const icons = {
	waiting: Clock,
	unknown: CircleHelp,
	accepted: Check,
	sent: Check,
	delivered: CheckCheck,
	read: CheckCheck,
	failed: CircleAlert,
};

/** How far a line has come, as WhatsApp shows it; in words where it did not arrive. */
export function DeliveryMark({ delivery: { state, problem, detail } }: { delivery: Delivery }) {
	const t = useText(whatsappText);
	const Icon = icons[state];
	const said = t(`state.${state}`);
	if (state === "failed")
		return (
			<p className="flex items-start gap-1 text-bad-ink text-xs">
				<Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
				<span className="min-w-0">
					{said}. {problem && t(`problem.${problem}`)}
					{detail && <span className="block break-words font-mono text-[0.6875rem] opacity-80">{detail}</span>}
				</span>
			</p>
		);
	return (
		<span
			role="img"
			aria-label={said}
			title={said}
			data-state={state}
			className="justify-self-end text-ink-faint data-[state=read]:text-brand-ink data-[state=unknown]:text-warn-ink"
		>
			<Icon aria-hidden className="size-3.5" />
		</span>
	);
}
