import { Mic } from "lucide-react";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card } from "../../../shared/kit/index.ts";
import type { CallEngine } from "../engine/call-engine.ts";
import { type CallState, isOver } from "../engine/call-state.ts";
import { callsText } from "../text.ts";
import { CallControls } from "./call-controls.tsx";
import { CallEnd } from "./call-end.tsx";
import { CallFigures } from "./call-figures.tsx";
import { CallHeader } from "./call-header.tsx";
import { CallNotes } from "./call-notes.tsx";
import { Composer } from "./composer.tsx";
import { TranscriptView } from "./transcript-view.tsx";
import { useCallKeys } from "./use-call-keys.ts";

type Props = { state: CallState; engine: CallEngine; assistant: string; onAgain: () => void; onAnother: () => void };

/** The call itself, from the moment of the button until after its end. */
export function CallView({ state, engine, assistant, onAgain, onAnother }: Props) {
	const t = useText(callsText);
	useCallKeys(engine, state.phase === "live");
	return (
		<div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-6">
			<div className="grid min-w-0 gap-4">
				{state.phase === "asking" && (
					<Banner
						title={t("asking")}
						role="status"
						action={
							<Button size="sm" onClick={() => engine.continueWithoutMicrophone()}>
								<Mic />
								{t("withoutMicrophone")}
							</Button>
						}
					>
						{t("askingHint")}
					</Banner>
				)}
				{!isOver(state) && <CallNotes state={state} />}
				<section className="flex h-[clamp(26rem,calc(100dvh-17rem),46rem)] min-w-0 flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-card">
					<CallHeader state={state} engine={engine} assistant={assistant} />
					<TranscriptView entries={state.transcript} assistant={assistant} />
					{!isOver(state) && <Composer disabled={state.phase !== "live"} onSend={(text) => engine.sendText(text)} />}
				</section>
			</div>
			<div className="grid gap-4 lg:gap-6">
				{isOver(state) ? (
					<CallEnd state={state} onAgain={onAgain} onAnother={onAnother} />
				) : (
					<>
						<CallControls state={state} engine={engine} assistant={assistant} />
						<Card>
							<CallFigures state={state} />
						</Card>
					</>
				)}
			</div>
		</div>
	);
}
