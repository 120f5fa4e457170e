import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, Spinner } from "../../../shared/kit/index.ts";
import type { CallEngine } from "../engine/call-engine.ts";
import { type CallState, isOver } from "../engine/call-state.ts";
import { callsText } from "../text.ts";
import { AssistantOrb } from "./assistant-orb.tsx";
import { CallClock } from "./call-clock.tsx";

/** With whom, what the assistant is doing, for how long, and whether it is recorded. */
export function CallHeader({ state, engine, assistant }: { state: CallState; engine: CallEngine; assistant: string }) {
	const t = useText(callsText);
	const common = useText(commonText);
	const words = {
		idle: "",
		asking: t("asking"),
		connecting: t("connecting"),
		live: common(`state.${state.assistant}`),
		ending: t("ending"),
		ended: t("ended"),
		failed: t("failed.title"),
	}[state.phase];
	const waiting = state.phase === "asking" || state.phase === "connecting" || state.phase === "ending";
	return (
		<header className="flex flex-wrap items-center gap-x-4 gap-y-3 border-line border-b px-4 py-4 sm:px-5">
			{waiting ? (
				<span aria-hidden className="grid size-12 place-items-center rounded-full bg-ink/6 text-ink-soft">
					<Spinner className="size-5" />
				</span>
			) : (
				<AssistantOrb state={isOver(state) ? "listening" : state.assistant} levels={engine.levels} />
			)}
			<div className="min-w-0 grow">
				<h2 className="truncate font-semibold text-base">{assistant}</h2>
				<p role="status" className="text-ink-soft text-sm">
					{words}
				</p>
			</div>
			<div className="flex items-center gap-3">
				{state.muted && <Badge tone="warn">{t("muted")}</Badge>}
				{state.recorded && (
					<Badge tone="bad" dot={state.phase === "live" ? "pulse" : true}>
						{t("recorded")}
					</Badge>
				)}
				{state.phase === "live" && state.startedAt !== null && (
					<span className="font-medium text-base">
						<CallClock startedAt={state.startedAt} />
					</span>
				)}
			</div>
		</header>
	);
}
