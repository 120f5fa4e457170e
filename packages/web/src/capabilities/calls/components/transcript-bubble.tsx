import type { TurnLatency } from "@centralita/contracts";
import { formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { replyLatency, SpokenText, splitHeard } from "../../../shared/turns/index.ts";
import type { TranscriptEntry } from "../engine/transcript.ts";
import { callsText } from "../text.ts";

type Props = { entry: TranscriptEntry; latency: TurnLatency | undefined; assistant: string };

/** One turn. Of the assistant's words, those that were cut off are struck through. */
export function TranscriptBubble({ entry, latency, assistant }: Props) {
	const t = useText(callsText);
	const language = useLanguage();
	const mine = entry.who === "contact";
	const heard = entry.final ? entry.heard : undefined;
	const interrupted = splitHeard(entry.text, heard).unheard.trim() !== "";
	const reply = replyLatency(latency);
	return (
		<li className={cn("grid max-w-[85%] gap-1", mine ? "justify-items-end justify-self-end" : "justify-self-start")}>
			<span className="sr-only">{mine ? t("you") : assistant}: </span>
			<p
				className={cn(
					"whitespace-pre-wrap break-words rounded-2xl px-3.5 py-2",
					mine ? "rounded-br-md bg-brand text-on-brand" : "rounded-bl-md bg-sunken text-ink dark:bg-raised",
					mine && !entry.final && "italic",
				)}
			>
				<SpokenText generated={entry.text} heard={heard} />
				{!entry.final && <span aria-hidden>…</span>}
			</p>
			{(reply !== null || interrupted) && (
				<p className="flex gap-2 px-1 text-ink-faint text-xs">
					{interrupted && <span className="text-warn-ink">{t("interrupted")}</span>}
					{reply !== null && <span>{t("replyIn", { time: formatLatency(reply, language) })}</span>}
				</p>
			)}
		</li>
	);
}
