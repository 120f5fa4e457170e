import { type Line, LineDefinition } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PhoneOff } from "lucide-react";
import { useCan } from "../../../shared/auth/index.ts";
import { editingText, LeaveGuard, SaveBar, useDraft, useUndoableSave } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Banner,
	EmptyState,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
	Skeleton,
	toast,
} from "../../../shared/kit/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { LineState } from "../components/line-row.tsx";
import { LineActions } from "../editor/line-actions.tsx";
import { LineForm } from "../editor/line-form.tsx";
import { lineText } from "../line-text.ts";
import { linesQuery, useSaveLine } from "../queries/lines.ts";
import { linesText } from "../text.ts";
import { useCarrierProblem } from "../use-carrier-problem.ts";

const route = getRouteApi("/shell/settings/lines/$lineId");

export function LinePage() {
	const { lineId } = route.useParams();
	const lines = useQuery(linesQuery);
	return (
		<Page width="narrow">
			<QueryView query={lines} loading={<Loading />}>
				{(items) => {
					const line = items.find(({ id }) => id === lineId);
					return line ? <LineEditor key={line.id} line={line} /> : <Missing />;
				}}
			</QueryView>
		</Page>
	);
}

const definitionOf = (line: Line): LineDefinition => LineDefinition.parse(line);

function LineEditor({ line }: { line: Line }) {
	const t = useText(lineText);
	const lines = useText(linesText);
	const editing = useText(editingText);
	const problem = useCarrierProblem();
	const can = useCan();
	const assistants = useQuery(assistantChoicesQuery);
	const save = useSaveLine(line.id);
	const draft = useDraft(LineDefinition, definitionOf(line));
	const readOnly = !can("settings:write");
	const onSave = useUndoableSave({
		draft,
		save,
		before: definitionOf(line),
		valuesOf: definitionOf,
		onError(error) {
			draft.refuse(error);
			toast.error(problem(error));
		},
		text: { saved: t("saved"), undone: t("undone") },
	});
	return (
		<>
			<PageHeader
				title={line.label}
				back={<Back />}
				aside={<LineState line={line} />}
				description={
					<span className="tabular-nums">
						{readablePhone(line.number)} · {lines(`carrier.${line.carrier}`)}
					</span>
				}
				actions={!readOnly && <LineActions line={line} dirty={draft.dirty} />}
			/>
			{readOnly && <Banner>{editing("readOnly")}</Banner>}
			<QueryView query={assistants} loading={<Skeleton className="h-96 w-full rounded-xl" />}>
				{(choices) => <LineForm {...draft} assistants={choices} readOnly={readOnly} />}
			</QueryView>
			<SaveBar
				visible={draft.dirty}
				saving={save.isPending}
				label={t("save")}
				onSave={onSave}
				onDiscard={draft.discard}
			/>
			<LeaveGuard active={draft.dirty} />
		</>
	);
}

function Back() {
	const t = useText(lineText);
	return (
		<Link to="/settings/lines" className="w-fit rounded">
			<BackLabel>{t("back")}</BackLabel>
		</Link>
	);
}

function Missing() {
	const t = useText(lineText);
	return (
		<>
			<PageHeader back={<Back />} title={t("missingTitle")} />
			<EmptyState icon={<PhoneOff />} title={t("missingTitle")} description={t("missingBody")} />
		</>
	);
}

const Loading = () => (
	<>
		<Skeleton className="h-8 w-64" />
		<Skeleton className="h-96 w-full rounded-xl" />
	</>
);
