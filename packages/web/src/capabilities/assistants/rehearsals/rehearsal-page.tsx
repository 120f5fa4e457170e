import type { Assistant, RehearsalRunSummary } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Drama } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Button, Card, EmptyState, Page, PageHeader, QueryView, toast } from "../../../shared/kit/index.ts";
import { assistantQuery } from "../queries/assistants.ts";
import { CallersCard } from "./callers-card.tsx";
import { runsQuery, suiteQuery, useRehearse } from "./queries.ts";
import { RunCard } from "./run-card.tsx";
import { rehearsalText } from "./text.ts";

const route = getRouteApi("/shell/assistants/$assistantId/rehearsals");

/** The simulated callers of an assistant, and what its draft would change for them. */
export function RehearsalPage() {
	const { assistantId } = route.useParams();
	const assistant = useQuery(assistantQuery(assistantId));
	return (
		<Page>
			<QueryView query={assistant}>{(data) => <Rehearsal assistant={data} />}</QueryView>
		</Page>
	);
}

function Rehearsal({ assistant }: { assistant: Assistant }) {
	const t = useText(rehearsalText);
	const can = useCan();
	const problem = useProblemText();
	const suite = useQuery(suiteQuery(assistant.id));
	const runs = useQuery(runsQuery(assistant.id));
	const rehearse = useRehearse(assistant.id);
	const [chosen, setChosen] = useState<string | null>(null);
	const running = runs.data?.items.some(({ state }) => state === "running") ?? false;
	const begin = () =>
		rehearse.mutate(undefined, {
			onSuccess: (run) => setChosen(run.id),
			onError: (error) => toast.error(problem(error)),
		});
	return (
		<>
			<PageHeader
				title={t("title", { name: assistant.draft.name })}
				description={t("lead")}
				back={
					<Link to="/assistants/$assistantId" params={{ assistantId: assistant.id }} className="w-fit rounded">
						<BackLabel>{assistant.draft.name}</BackLabel>
					</Link>
				}
				actions={
					can("assistants:write") && (
						<Button
							variant="primary"
							loading={rehearse.isPending || running}
							disabled={(suite.data?.cases.length ?? 0) === 0}
							onClick={begin}
						>
							<Drama aria-hidden />
							{t("rehearse")}
						</Button>
					)
				}
			/>
			<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
				<QueryView query={suite}>
					{(data) => <CallersCard key={data.revision} assistant={assistant} suite={data} />}
				</QueryView>
				<QueryView query={runs}>
					{({ items }) => <Runs assistantId={assistant.id} items={items} chosen={chosen} onChoose={setChosen} />}
				</QueryView>
			</div>
		</>
	);
}

type RunsProps = {
	assistantId: string;
	items: readonly RehearsalRunSummary[];
	chosen: string | null;
	onChoose: (id: string) => void;
};

function Runs({ assistantId, items, chosen, onChoose }: RunsProps) {
	const t = useText(rehearsalText);
	const shown = items.find(({ id }) => id === chosen) ?? items[0];
	return shown ? (
		<RunCard assistantId={assistantId} runs={items} runId={shown.id} onChoose={onChoose} />
	) : (
		<Card title={t("result")}>
			<EmptyState icon={<Drama />} title={t("none")} description={t("noneLead")} />
		</Card>
	);
}
