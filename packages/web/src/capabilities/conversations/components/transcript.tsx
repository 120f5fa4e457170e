import type { ConversationDetail, Turn } from "@centralita/contracts";
import { MessagesSquare } from "lucide-react";
import { Fragment, useEffect, useSyncExternalStore } from "react";
import { scrollIntoView } from "../../../shared/hooks/scroll-into-view.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { EmptyState } from "../../../shared/kit/index.ts";
import { ChatPicture, isPicture, useChatImages } from "../../../shared/pictures/index.ts";
import { conversationText } from "../conversation-text.ts";
import { type PersonSpan, spanAt } from "../person-spans.ts";
import { turnAt } from "../player/turn-at.ts";
import type { AudioPlayer } from "../player/use-audio-player.ts";
import { HandoverMark, handoversOf } from "./handover-mark.tsx";
import { TranscriptTurn } from "./transcript-turn.tsx";

type Props = {
	conversation: ConversationDetail;
	player: AudioPlayer;
	marked: number | null;
	/** Who had the call instead of the assistant. */
	people: readonly PersonSpan[];
};

/** What was said, in step with the recording. `marked` is a turn that one was led to. */
export function Transcript({ conversation, player, marked, people }: Props) {
	const t = useText(conversationText);
	const { transcript, recording, status } = conversation;
	const sounding = useSyncExternalStore(player.position.subscribe, () =>
		player.position.get() > 0 ? turnAt(transcript, player.position.get())?.number : undefined,
	);
	useEffect(() => {
		if (player.playing && sounding !== undefined) scrollIntoView(`turn-${sounding}`, "nearest");
	}, [sounding, player.playing]);
	const pictured = (turn: Turn) => conversation.channel !== "voice" && isPicture(turn);
	const images = useChatImages(conversation.id, transcript.some(pictured));
	if (transcript.length === 0) {
		return <EmptyState icon={<MessagesSquare />} title={t(status === "live" ? "noTurnsYet" : "noTurns")} />;
	}
	const names: Record<Turn["who"], string> = {
		contact: conversation.contact?.name ?? conversation.label,
		assistant: conversation.assistant?.name ?? t("assistant"),
		user: t("user"),
	};
	const nameOf = (turn: Turn) => (turn.who === "user" && spanAt(people, turn.startMs)?.name) || names[turn.who];
	const current = marked ?? sounding;
	const handovers = handoversOf(people);
	const before = (index: number) => {
		const from = transcript[index - 1]?.startMs ?? Number.NEGATIVE_INFINITY;
		const to = transcript[index]?.startMs ?? Number.POSITIVE_INFINITY;
		return handovers
			.filter(({ ms }) => ms > from && ms <= to)
			.map((handover) => <HandoverMark key={`${handover.kind}-${handover.ms}`} {...handover} />);
	};
	return (
		<ol aria-live={status === "live" ? "polite" : undefined} className="grid gap-1">
			{transcript.map((turn, index) => (
				<Fragment key={turn.id}>
					{before(index)}
					<TranscriptTurn
						turn={turn}
						name={nameOf(turn)}
						picture={pictured(turn) && <ChatPicture conversationId={conversation.id} image={images.get(turn.id)} />}
						current={turn.number === current}
						onPlay={recording ? () => player.seek(turn.startMs, true) : null}
					/>
				</Fragment>
			))}
			{before(transcript.length)}
		</ol>
	);
}
