import type { ConversationDetail } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { apiUrl } from "../../../shared/api/index.ts";
import { formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Card, IconButton, Select, Skeleton } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import type { PersonSpan } from "../person-spans.ts";
import { waveformQuery } from "../queries/conversations.ts";
import { PlayerTime } from "./player-time.tsx";
import { type AudioPlayer, speeds } from "./use-audio-player.ts";
import { Waveform } from "./waveform.tsx";

type Props = {
	id: string;
	recording: NonNullable<ConversationDetail["recording"]>;
	player: AudioPlayer;
	/** Who had the call instead of the assistant. */
	people: readonly PersonSpan[];
};

const Legend = ({ colour, children }: { colour: string; children: string }) => (
	<span className="inline-flex items-center gap-1.5 text-ink-soft text-xs">
		<span aria-hidden className={`size-2 rounded-full ${colour}`} />
		{children}
	</span>
);

/** The stereo recording, to hear and to see. */
export function RecordingPlayer({ id, recording, player, people }: Props) {
	const t = useText(conversationText);
	const language = useLanguage();
	const waveform = useQuery(waveformQuery(id));
	return (
		<Card>
			<div className="grid gap-3">
				{/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the caption, in step with the sound */}
				<audio ref={player.attach} preload="metadata" src={apiUrl(`/conversations/${id}/recording`)} />
				{waveform.isPending ? (
					<Skeleton className="h-28 w-full rounded-lg" />
				) : (
					<Waveform
						peaks={waveform.data}
						durationMs={recording.durationMs}
						people={people}
						position={player.position}
						onSeek={player.seek}
						onToggle={player.toggle}
					/>
				)}
				<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
					<IconButton
						variant="primary"
						size="lg"
						className="rounded-full"
						label={player.playing ? t("pause") : t("play")}
						icon={player.playing ? <Pause /> : <Play />}
						onClick={player.toggle}
					/>
					<PlayerTime position={player.position} durationMs={recording.durationMs} />
					<span className="flex flex-wrap gap-x-3 gap-y-1">
						<Legend colour="bg-brass">{t("contact")}</Legend>
						<Legend colour="bg-brand">{t("assistant")}</Legend>
						{people.length > 0 && <Legend colour="bg-good">{t("person")}</Legend>}
					</span>
					<Select
						aria-label={t("speed")}
						className="ml-auto w-24"
						value={String(player.speed)}
						options={speeds.map((speed) => ({ value: String(speed), label: `${formatNumber(speed, language)}×` }))}
						onValueChange={(value) => player.setSpeed(speeds.find((speed) => String(speed) === value) ?? 1)}
					/>
				</div>
				{player.failed && (
					<Banner tone="bad" role="alert">
						{t("playerFailed")}
					</Banner>
				)}
				{waveform.isError && <p className="text-ink-faint text-xs">{t("noWaveform")}</p>}
				{!recording.complete && <p className="text-warn-ink text-xs">{t("incomplete")}</p>}
				<p className="hidden text-ink-faint text-xs sm:block">{t("seekHint")}</p>
			</div>
		</Card>
	);
}
