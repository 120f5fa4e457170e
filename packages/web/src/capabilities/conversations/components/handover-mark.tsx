import { Bot, PhoneForwarded, UserRound } from "lucide-react";
import { formatDuration, useText } from "../../../shared/i18n/index.ts";
import { conversationText } from "../conversation-text.ts";
import type { PersonSpan } from "../person-spans.ts";

/** A moment at which a call changed hands. */
export type Handover = { kind: PersonSpan["kind"] | "back"; ms: number; name: string | null };

const icons = { "taken-over": UserRound, transferred: PhoneForwarded, back: Bot };

/** Every change of hands, in order. A call that goes straight to another person is not handed back in between. */
export function handoversOf(people: readonly PersonSpan[]): Handover[] {
	return people.flatMap(({ kind, name, fromMs, toMs }, index) => {
		const begins: Handover = { kind, ms: fromMs, name };
		const passedOn = people[index + 1]?.fromMs === toMs;
		return toMs === null || passedOn ? [begins] : [begins, { kind: "back", ms: toMs, name }];
	});
}

/** A line of the transcript that says who has the call from here on. */
export function HandoverMark({ kind, ms, name }: Handover) {
	const t = useText(conversationText);
	const Icon = icons[kind];
	return (
		<li className="grid grid-cols-[2.75rem_minmax(0,1fr)] items-center py-1">
			<span className="text-ink-faint text-xs tabular-nums">{formatDuration(ms)}</span>
			<span className="flex min-w-0 items-center gap-2 px-3 text-good-ink text-xs">
				<Icon aria-hidden className="size-3.5 shrink-0" />
				<span className="min-w-0 break-words">{t(`handover.${kind}`, { name: name ?? t("somebody") })}</span>
				<span aria-hidden className="h-px grow bg-line" />
			</span>
		</li>
	);
}
