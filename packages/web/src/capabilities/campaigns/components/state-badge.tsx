import type { CampaignState } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, type Tone } from "../../../shared/kit/index.ts";
import { campaignsText } from "../text.ts";

const tones: Readonly<Record<CampaignState, Tone>> = {
	draft: "neutral",
	scheduled: "brand",
	running: "good",
	paused: "warn",
	finished: "neutral",
	cancelled: "neutral",
};

export function CampaignStateBadge({ state }: { state: CampaignState }) {
	const t = useText(campaignsText);
	return (
		<Badge tone={tones[state]} dot={state === "running" ? "pulse" : true}>
			{t(`state.${state}`)}
		</Badge>
	);
}
