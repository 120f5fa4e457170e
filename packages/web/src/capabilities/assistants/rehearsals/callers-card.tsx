import type { Assistant, RehearsalCase, RehearsalSuite } from "@centralita/contracts";
import { Pencil, Plus, Trash2, Users } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, Card, EmptyState, IconButton, Switch, toast } from "../../../shared/kit/index.ts";
import { CaseDialog } from "./case-dialog.tsx";
import { useSaveSuite } from "./queries.ts";
import { rehearsalText } from "./text.ts";

/** Who calls: added, changed and taken away one by one, each at once. */
export function CallersCard({ assistant, suite }: { assistant: Assistant; suite: RehearsalSuite }) {
	const t = useText(rehearsalText);
	const problem = useProblemText();
	const save = useSaveSuite(assistant.id);
	const editable = useCan()("assistants:write");
	/** Its place, or past the end for a new one. */
	const [editing, setEditing] = useState<number | null>(null);
	const { revision, cases, required } = suite;
	const missing = suite.readyMade.filter(({ name }) => !cases.some((one) => one.name === name));
	const keep = (change: Partial<Pick<RehearsalSuite, "cases" | "required">>, done?: () => void) =>
		save.mutate(
			{ revision, cases, required, ...change },
			{ onSuccess: () => done?.(), onError: (error) => toast.error(problem(error)) },
		);
	const addReady = editable && missing.length > 0 && (
		<Button size="sm" loading={save.isPending} onClick={() => keep({ cases: [...cases, ...missing].slice(0, 30) })}>
			{t("addReady")}
		</Button>
	);
	const addOwn = editable && cases.length < 30 && (
		<Button size="sm" disabled={save.isPending} onClick={() => setEditing(cases.length)}>
			<Plus aria-hidden />
			{t("add")}
		</Button>
	);
	return (
		<Card
			title={t("callers")}
			flush
			actions={
				cases.length > 0 && (
					<>
						{addReady}
						{addOwn}
					</>
				)
			}
		>
			{cases.length === 0 ? (
				<EmptyState
					icon={<Users />}
					title={t("callersEmpty")}
					description={t("callersEmptyLead")}
					action={
						<div className="flex flex-wrap justify-center gap-2">
							{addReady}
							{addOwn}
						</div>
					}
				/>
			) : (
				<ul className="divide-y divide-line border-line border-t">
					{cases.map((one, index) => (
						<CallerRow
							key={one.name}
							one={one}
							editable={editable}
							busy={save.isPending}
							onEdit={() => setEditing(index)}
							onRemove={() => keep({ cases: cases.filter((_, at) => at !== index) })}
						/>
					))}
				</ul>
			)}
			{cases.length > 0 && (
				<div className="border-line border-t px-5 py-4">
					<Switch
						label={t("required")}
						hint={t("requiredHint")}
						checked={required}
						disabled={!editable || save.isPending}
						onCheckedChange={(next) => keep({ required: next })}
					/>
				</div>
			)}
			{editing !== null && (
				<CaseDialog
					one={cases[editing] ?? null}
					taken={cases.filter((_, at) => at !== editing).map(({ name }) => name)}
					fields={assistant.draft.extraction}
					loading={save.isPending}
					onClose={() => setEditing(null)}
					onSave={(one) => keep({ cases: cases.toSpliced(editing, 1, one) }, () => setEditing(null))}
				/>
			)}
		</Card>
	);
}

type RowProps = {
	one: RehearsalCase;
	editable: boolean;
	/** Something is being saved: what comes next builds on it. */
	busy: boolean;
	onEdit: () => void;
	onRemove: () => void;
};

function CallerRow({ one, editable, busy, onEdit, onRemove }: RowProps) {
	const t = useText(rehearsalText);
	return (
		<li className="flex items-center gap-3 px-5 py-3">
			<div className="grid min-w-0 grow gap-1">
				<p className="break-words font-medium text-sm">{one.name}</p>
				<p className="flex flex-wrap items-center gap-2 text-ink-faint text-xs">
					<Badge>{t(`persona.${one.persona}`)}</Badge>
					{t("lineCount", { count: one.lines.length })}
				</p>
			</div>
			{editable && (
				<div className="flex shrink-0">
					<IconButton
						size="sm"
						label={t("edit", { name: one.name })}
						icon={<Pencil />}
						disabled={busy}
						onClick={onEdit}
					/>
					<IconButton
						size="sm"
						label={t("remove", { name: one.name })}
						icon={<Trash2 />}
						disabled={busy}
						onClick={onRemove}
					/>
				</div>
			)}
		</li>
	);
}
