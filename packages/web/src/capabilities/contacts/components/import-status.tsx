import type { ContactImport, ContactImportState } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, type Tone } from "../../../shared/kit/index.ts";
import { importText } from "../import-text.ts";

const tones: Record<ContactImportState, Tone> = {
	new: "neutral",
	ready: "neutral",
	checking: "brand",
	checked: "brand",
	running: "brand",
	finished: "good",
	failed: "bad",
	cancelled: "neutral",
	undoing: "warn",
	undone: "neutral",
};

export function ImportStatus({ item: { state } }: { item: ContactImport }) {
	const i = useText(importText);
	const live = state === "checking" || state === "running" || state === "undoing";
	return (
		<Badge tone={tones[state]} dot={live ? "pulse" : true}>
			{i(`state.${state}`)}
		</Badge>
	);
}
