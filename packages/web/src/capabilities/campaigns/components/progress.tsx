import type { Campaign } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { campaignsText } from "../text.ts";

/** How many of its contacts are done or left out. */
export function Progress({ counts }: Pick<Campaign, "counts">) {
	const t = useText(campaignsText);
	const { contacts, done, skipped } = counts;
	if (contacts === 0) return <span className="text-ink-faint text-xs">{t("noAudience")}</span>;
	const over = done + skipped;
	const label = t("progress", { done: over, all: contacts });
	return (
		<span className="grid gap-1">
			<progress
				aria-label={label}
				value={over}
				max={contacts}
				className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-ink/10 [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-brand"
			/>
			<span className="text-ink-faint text-xs tabular-nums">{label}</span>
		</span>
	);
}
