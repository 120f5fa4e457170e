import { Frown, Meh, Smile } from "lucide-react";
import { useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { historyText } from "../text.ts";

const neutralWithin = 0.25;
const looks = {
	positive: { icon: Smile, tone: "text-good-ink" },
	neutral: { icon: Meh, tone: "text-ink-faint" },
	negative: { icon: Frown, tone: "text-bad-ink" },
};

const kindOf = (value: number): keyof typeof looks =>
	value > neutralWithin ? "positive" : value < -neutralWithin ? "negative" : "neutral";

/** A mood from -1 to 1 as a face, with its word for those who do not see it, or for all. */
export function Sentiment({ value, withWord }: { value: number; withWord?: boolean }) {
	const t = useText(historyText);
	const kind = kindOf(value);
	const Icon = looks[kind].icon;
	const word = t(`sentiment.${kind}`);
	return (
		<span title={withWord ? undefined : word} className={cn("inline-flex items-center gap-1.5", looks[kind].tone)}>
			<Icon aria-hidden className="size-4.5" />
			<span className={withWord ? "text-sm" : "sr-only"}>{word}</span>
		</span>
	);
}
