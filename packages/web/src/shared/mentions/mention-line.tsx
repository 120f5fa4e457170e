import type { Mention } from "@centralita/contracts";
import { AtSign } from "lucide-react";
import { useText } from "../i18n/index.ts";
import { mentionsText } from "./mentions-text.ts";

/** That one is named in a note, and by whom. */
export function MentionLine({ mention: { by, seen } }: { mention: Mention }) {
	const t = useText(mentionsText);
	return (
		<span
			data-seen={seen}
			className="flex items-center gap-1 truncate text-ink-faint text-xs data-[seen=false]:font-medium data-[seen=false]:text-brand-ink"
		>
			<AtSign aria-hidden className="size-3 shrink-0" />
			<span className="truncate">{by === null ? t("named") : t("by", { name: by })}</span>
		</span>
	);
}
