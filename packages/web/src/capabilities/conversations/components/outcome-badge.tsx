import type { ConversationSummary, Outcome } from "@centralita/contracts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, type Tone } from "../../../shared/kit/index.ts";
import { historyText } from "../text.ts";

const tones: Record<Outcome, Tone> = {
	resolved: "good",
	informed: "good",
	ticket: "brand",
	transferred: "brand",
	unresolved: "warn",
	abandoned: "neutral",
	failed: "bad",
};

/** How it came out; while that is not known, why. */
export function OutcomeBadge({ conversation }: { conversation: Pick<ConversationSummary, "status" | "outcome"> }) {
	const t = useText(historyText);
	const common = useText(commonText);
	if (conversation.outcome) {
		return <Badge tone={tones[conversation.outcome]}>{common(`outcome.${conversation.outcome}`)}</Badge>;
	}
	if (conversation.status === "live") {
		return (
			<Badge tone="brand" dot="pulse">
				{t("live")}
			</Badge>
		);
	}
	return <Badge dot="pulse">{t("analysing")}</Badge>;
}
