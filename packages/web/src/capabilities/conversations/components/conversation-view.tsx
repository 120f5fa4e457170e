import type { ConversationDetail, Turn } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { RunGuide, runGuideText } from "../../../shared/guide-session/index.ts";
import { scrollIntoView } from "../../../shared/hooks/scroll-into-view.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Card, Tabs } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { personSpans } from "../person-spans.ts";
import { RecordingPlayer } from "../player/recording-player.tsx";
import { useAudioPlayer } from "../player/use-audio-player.ts";
import { allEventsQuery } from "../queries/conversations.ts";
import { EventsPanel } from "./events-panel.tsx";
import { ExtractionCard } from "./extraction-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { LatencyPanel } from "./latency-panel.tsx";
import { PhoneCallCard } from "./phone-call-card.tsx";
import { SummaryCard } from "./summary-card.tsx";
import { Transcript } from "./transcript.tsx";

type Tab = "transcript" | "latency" | "events";
const markForMs = 4000;

/** All that is known of one conversation. */
export function ConversationView({ conversation }: { conversation: ConversationDetail }) {
	const t = useText(conversationText);
	const guides = useText(runGuideText);
	const can = useCan();
	const { id, recording, transcript, status, analysis } = conversation;
	const events = useQuery({ ...allEventsQuery(id), enabled: conversation.channel === "voice" });
	const people = useMemo(
		() => personSpans(events.data ?? [], conversation.startedAt),
		[events.data, conversation.startedAt],
	);
	const player = useAudioPlayer(recording?.durationMs ?? 0);
	const [tab, setTab] = useState<Tab>("transcript");
	const [marked, setMarked] = useState<number | null>(null);
	useEffect(() => {
		if (marked === null) return;
		scrollIntoView(`turn-${marked}`, "center");
		const timer = setTimeout(() => setMarked(null), markForMs);
		return () => clearTimeout(timer);
	}, [marked]);
	const showTurn = (number: number) => {
		setTab("transcript");
		setMarked(number);
		const turn = transcript.find((one) => one.number === number);
		if (turn) player.seek(turn.startMs);
	};
	return (
		<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
			<div className="grid min-w-0 gap-6">
				{status === "live" && (
					<Banner title={t("liveNow")} role="status">
						{t("liveHint")}
					</Banner>
				)}
				{recording ? (
					<RecordingPlayer id={id} recording={recording} player={player} people={people} />
				) : (
					status === "ended" && analysis && <Banner>{t("noRecording")}</Banner>
				)}
				<Card>
					<Tabs<Tab>
						label={t("tabs")}
						value={tab}
						onValueChange={setTab}
						tabs={[
							{
								value: "transcript",
								label: t("tab.transcript"),
								content: <Transcript conversation={conversation} player={player} marked={marked} people={people} />,
							},
							{
								value: "latency",
								label: t("tab.latency"),
								content: <LatencyPanel conversation={conversation} onTurn={(turn: Turn) => showTurn(turn.number)} />,
							},
							{
								value: "events",
								label: t("tab.events"),
								content: <EventsPanel id={id} startedAt={conversation.startedAt} />,
							},
						]}
					/>
				</Card>
			</div>
			<aside className="grid min-w-0 gap-6">
				<SummaryCard conversation={conversation} onTurn={showTurn} />
				{analysis && <ExtractionCard analysis={analysis} onTurn={showTurn} />}
				{conversation.channel === "voice" && <PhoneCallCard conversation={conversation} />}
				{can("guides:run") && (
					<Card title={guides("title")}>
						<RunGuide conversationId={id} locale={conversation.locale} heading="h3" />
					</Card>
				)}
				<FactsCard conversation={conversation} />
			</aside>
		</div>
	);
}
