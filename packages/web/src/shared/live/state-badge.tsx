import type { LiveCall } from "@centralita/contracts";
import { commonText, useText } from "../i18n/index.ts";
import { Badge, type Tone } from "../kit/index.ts";

const tones = {
	connecting: "neutral",
	listening: "good",
	thinking: "warn",
	speaking: "brand",
	person: "good",
	transferring: "warn",
	reconnecting: "bad",
} as const satisfies Record<LiveCall["state"], Tone>;

/** What is happening in a call right now. */
export function LiveStateBadge({ state }: { state: LiveCall["state"] }) {
	const common = useText(commonText);
	return (
		<Badge tone={tones[state]} dot="pulse">
			{common(`state.${state}`)}
		</Badge>
	);
}
