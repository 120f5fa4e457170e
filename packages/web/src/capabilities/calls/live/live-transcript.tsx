import type { Turn } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { conversationQuery, useConversationStream } from "../../../shared/conversation/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { cn, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { SpokenText } from "../../../shared/turns/index.ts";
import { liveText } from "../live-text.ts";

/** How far from the end one may be and still be following, in pixels. */
const followWithin = 60;
const dots = { contact: "bg-brass", assistant: "bg-brand", user: "bg-good" };

/** What is being said in a call, following its end unless one scrolled away. */
export function LiveTranscript({ conversationId, live }: { conversationId: string; live: boolean }) {
	const t = useText(liveText);
	const conversation = useQuery(conversationQuery(conversationId));
	useConversationStream(conversationId, live && conversation.data !== undefined);
	const box = useRef<HTMLElement>(null);
	const following = useRef(true);
	const turns = conversation.data?.transcript;
	// biome-ignore lint/correctness/useExhaustiveDependencies: each turn may move the end
	useEffect(() => {
		if (following.current && box.current) box.current.scrollTop = box.current.scrollHeight;
	}, [turns]);
	const onScroll = () => {
		const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
		following.current = scrollHeight - scrollTop - clientHeight < followWithin;
	};
	return (
		<section
			ref={box}
			aria-label={t("transcript")}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
			tabIndex={0}
			onScroll={onScroll}
			className="h-72 overflow-y-auto border-line border-t px-5 py-4 -outline-offset-2"
		>
			<QueryView query={conversation} loading={<Skeleton className="h-24 w-full" />}>
				{({ transcript }) =>
					transcript.length === 0 ? (
						<p className="text-ink-faint text-sm">{t("noTurns")}</p>
					) : (
						<ol className="grid gap-3">
							{transcript.map((turn) => (
								<LiveTurn key={turn.id} turn={turn} />
							))}
						</ol>
					)
				}
			</QueryView>
		</section>
	);
}

function LiveTurn({ turn }: { turn: Turn }) {
	const t = useText(liveText);
	return (
		<li className="grid gap-0.5 text-sm">
			<span className="flex items-center gap-2 text-ink-faint text-xs">
				<span aria-hidden className={cn("size-1.5 rounded-full", dots[turn.who])} />
				{t(turn.who)}
			</span>
			<span className="whitespace-pre-wrap break-words leading-relaxed">
				<SpokenText generated={turn.generated} heard={turn.who === "assistant" ? turn.heard : undefined} />
			</span>
		</li>
	);
}
