import { type ContactImport, ContactImportStart } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Undo2, Users } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Banner,
	Button,
	ConfirmDialog,
	DateTime,
	Page,
	PageHeader,
	QueryView,
	toast,
} from "../../../shared/kit/index.ts";
import { ImportCounts } from "../components/import-counts.tsx";
import { ImportForm } from "../components/import-form.tsx";
import { ImportProgress } from "../components/import-progress.tsx";
import { ImportStatus } from "../components/import-status.tsx";
import { importText } from "../import-text.ts";
import { importQuery, previewQuery, useImportAction } from "../queries/imports.ts";

const route = getRouteApi("/shell/contacts/imports/$importId");

export function ImportPage() {
	const { importId } = route.useParams();
	const item = useQuery(importQuery(importId));
	return (
		<Page width="narrow">
			<QueryView query={item}>{(data) => <Detail item={data} />}</QueryView>
		</Page>
	);
}

function Detail({ item }: { item: ContactImport }) {
	const i = useText(importText);
	const problem = useProblemText();
	const act = useImportAction(item.id);
	const { state } = item;
	const failed = { onError: (error: unknown) => toast.error(problem(error)) };
	const run = () => {
		const body = ContactImportStart.safeParse({ mapping: item.mapping, options: item.options });
		if (body.success) act.mutate({ what: "run", body: body.data }, failed);
	};
	const isOver = state === "finished" || state === "cancelled" || state === "failed";
	return (
		<>
			<PageHeader
				title={item.fileName}
				back={
					<Link to="/contacts/imports" className="w-fit rounded">
						<BackLabel>{i("backToList")}</BackLabel>
					</Link>
				}
				aside={<ImportStatus item={item} />}
				actions={
					isOver &&
					item.counts.created + item.counts.updated > 0 && (
						<Button asChild>
							<Link to="/contacts" search={{ filter: { importId: item.id } }}>
								<Users aria-hidden />
								{i("seeContacts")}
							</Link>
						</Button>
					)
				}
			/>
			{item.problem && (
				<Banner tone="bad" role="alert">
					{i(`problem.${item.problem}`)} {i("failedLead")}
				</Banner>
			)}
			{state === "ready" && <Prepare item={item} />}
			{(state === "checking" || state === "running") && (
				<ImportProgress item={item}>
					<Button size="sm" loading={act.isPending} onClick={() => act.mutate({ what: "cancel" }, failed)}>
						{i("cancel")}
					</Button>
				</ImportProgress>
			)}
			{state === "undoing" && <ImportProgress item={item} />}
			{state === "checked" && (
				<>
					<ImportCounts item={item} title={i("checkedTitle")} />
					<div className="flex flex-wrap justify-end gap-2">
						<Button variant="primary" loading={act.isPending} onClick={run}>
							{i("run")}
						</Button>
					</div>
					<details className="grid gap-4">
						<summary className="mb-4 w-fit cursor-pointer rounded text-ink-soft text-sm">{i("again")}</summary>
						<Prepare item={item} />
					</details>
				</>
			)}
			{state === "running" && item.counts.rows > 0 && <ImportCounts item={item} title={i("resultTitle")} />}
			{isOver && item.startedAt !== null && (
				<>
					<ImportCounts item={item} title={i("resultTitle")} />
					<Undo item={item} />
				</>
			)}
			{state === "undone" && item.kept !== null && <Banner>{i("kept", { count: item.kept })}</Banner>}
		</>
	);
}

function Prepare({ item }: { item: ContactImport }) {
	const preview = useQuery(previewQuery(item.id));
	return <QueryView query={preview}>{(data) => <ImportForm item={item} preview={data} />}</QueryView>;
}

function Undo({ item }: { item: ContactImport }) {
	const i = useText(importText);
	const problem = useProblemText();
	const act = useImportAction(item.id);
	const [asking, setAsking] = useState(false);
	if (item.undoUntil === null || item.counts.created + item.counts.updated === 0) return null;
	return (
		<div className="flex flex-wrap items-center justify-end gap-3">
			<span className="text-ink-faint text-sm">
				{i("undoUntil")} <DateTime at={item.undoUntil} style="date" />
			</span>
			<Button onClick={() => setAsking(true)}>
				<Undo2 aria-hidden />
				{i("undo")}
			</Button>
			<ConfirmDialog
				open={asking}
				onOpenChange={setAsking}
				title={i("undoTitle")}
				description={i("undoBody")}
				confirmLabel={i("undo")}
				loading={act.isPending}
				onConfirm={() =>
					act.mutate(
						{ what: "undo" },
						{ onError: (error) => toast.error(problem(error)), onSettled: () => setAsking(false) },
					)
				}
			/>
		</div>
	);
}
