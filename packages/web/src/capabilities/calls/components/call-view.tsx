import { MicOff } from "lucide-react";
import { useEffect, useRef } from "react";
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
	useCallKeys(engine, state.phase === "live");
	const view = useRef<HTMLDivElement>(null);
	const over = isOver(state);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone at the beginning and at the end
	useEffect(() => {
		view.current?.focus({ preventScroll: true });
		scrollTo({ top: 0 });
	}, [over, engine]);
	const end = <CallEnd state={state} onAgain={onAgain} onAnother={onAnother} />;
	if (state.phase === "failed" && state.transcript.length === 0) {
		return (
			<div ref={view} tabIndex={-1} className="mx-auto w-full max-w-md outline-none">
				{end}
			</div>
		);
	}
	return (
		<div
			ref={view}
			tabIndex={-1}
			className="grid items-start gap-4 outline-none lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-6"
		>
			<div className="grid min-w-0 gap-4">
				{state.phase === "asking" && <AskingBanner engine={engine} />}
				{!over && <CallNotes state={state} />}
				<section className="flex h-[max(20rem,calc(100dvh-21.5rem))] min-w-0 flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-card lg:h-[clamp(26rem,calc(100dvh-12rem),46rem)]">
					<CallHeader state={state} engine={engine} assistant={assistant} />
					<TranscriptView entries={state.transcript} latencies={state.latencies} assistant={assistant} />
					{!over && <Composer disabled={state.phase !== "live"} onSend={(text) => engine.sendText(text)} />}
				</section>
			</div>
			<div className="grid gap-4 lg:gap-6">
				{over ? (
					end
				) : (
					<>
						<CallControls state={state} engine={engine} />
						<Card>
							<CallFigures state={state} />
						</Card>
					</>
				)}
			</div>
		</div>
	);
}

function AskingBanner({ engine }: { engine: CallEngine }) {
	const t = useText(callsText);
	return (
		<Banner
			title={t("asking")}
			role="status"
			action={
				<Button size="sm" onClick={() => engine.continueWithoutMicrophone()}>
					<MicOff />
					{t("withoutMicrophone")}
				</Button>
			}
		>
			{t("askingHint")}
		</Banner>
	);
}
