import type { LiveCall } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, DateTime, IconButton, readablePhone } from "../../../shared/kit/index.ts";
import { type Handoff, handoffStore, useHandoffs } from "../../../shared/live/index.ts";
import { liveText } from "../live-text.ts";

/** Callers who are to speak with a person, each with why and the way to their call. */
export function HandoffBanners({ calls }: { calls: readonly LiveCall[] }) {
	const handoffs = useHandoffs();
	return (
		<div className="grid gap-3 empty:hidden" aria-live="polite">
			{handoffs.map((handoff) => (
				<HandoffBanner
					key={handoff.conversationId}
					handoff={handoff}
					call={calls.find(({ conversationId }) => conversationId === handoff.conversationId)}
				/>
			))}
		</div>
	);
}

function HandoffBanner({ handoff, call }: { handoff: Handoff; call: LiveCall | undefined }) {
	const t = useText(liveText);
	return (
		<Banner
			tone="warn"
			title={call ? t("handoffOf", { name: readablePhone(call.label) }) : t("handoff")}
			action={
				<div className="flex items-center gap-1">
					{call && (
						<Button asChild size="sm">
							<Link to="/live" search={{ call: call.callId }} replace>
								{t("seeCall")}
							</Link>
						</Button>
					)}
					<IconButton
						size="sm"
						label={t("dismiss")}
						icon={<X />}
						onClick={() => handoffStore.dismiss(handoff.conversationId)}
					/>
				</div>
			}
		>
			{handoff.reason}{" "}
			<span className="whitespace-nowrap opacity-80">
				· <DateTime at={handoff.at} style="time" />
			</span>
		</Banner>
	);
}
