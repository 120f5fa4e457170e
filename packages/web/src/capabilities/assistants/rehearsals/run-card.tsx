import type { RehearsalRun, RehearsalRunSummary } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, Banner, Card, Field, QueryView, Select, type Tone } from "../../../shared/kit/index.ts";
import { OutcomeRow } from "./outcome-row.tsx";
import { runQuery } from "./queries.ts";
import { rehearsalText } from "./text.ts";

type Props = {
	assistantId: string;
	runs: readonly RehearsalRunSummary[];
	runId: string;
	onChoose: (id: string) => void;
};

const tones: Record<RehearsalRunSummary["state"], Tone> = {
	running: "brand",
	passed: "good",
	failed: "bad",
	lost: "warn",
};

/** One rehearsal, and the choice of another. */
export function RunCard({ assistantId, runs, runId, onChoose }: Props) {
	const t = useText(rehearsalText);
	const language = useLanguage();
	const run = useQuery(runQuery(assistantId, runId));
	return (
		<Card
			title={t("result")}
			flush
			actions={
				runs.length > 1 && (
					<Field label={t("run")} hideLabel>
						<Select
							value={runId}
							onValueChange={onChoose}
							options={runs.map(({ id, startedAt, state }) => ({
								value: id,
								label: `${formatDateTime(startedAt, language)} · ${t(`state.${state}`)}`,
							}))}
						/>
					</Field>
				)
			}
		>
			<QueryView query={run}>{(data) => <RunView run={data} />}</QueryView>
		</Card>
	);
}

function RunView({ run }: { run: RehearsalRun }) {
	const t = useText(rehearsalText);
	const { state, done, total, failed, publishedVersion, current } = run;
	const progress = t("progress", { done, total });
	return (
		<>
			<div className="grid gap-3 px-5 pb-4">
				<p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm" role="status">
					<Badge tone={tones[state]} dot={state === "running" ? "pulse" : true}>
						{t(`state.${state}`)}
					</Badge>
					{failed > 0 && <span>{t("failedCount", { count: failed })}</span>}
					<span className="text-ink-faint">
						{publishedVersion === null ? t("againstNothing") : t("against", { version: publishedVersion })}
					</span>
				</p>
				{state === "running" && (
					<div className="grid gap-1">
						<progress
							className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-ink/10 [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-brand"
							value={done}
							max={total}
							aria-label={progress}
						/>
						<p className="text-ink-faint text-xs">{progress}</p>
					</div>
				)}
				{!current && state !== "running" && <Banner tone="warn">{t("outdated")}</Banner>}
			</div>
			<ul className="divide-y divide-line border-line border-t">
				{run.outcomes.map((outcome) => (
					<OutcomeRow key={outcome.case.name} outcome={outcome} />
				))}
			</ul>
		</>
	);
}
