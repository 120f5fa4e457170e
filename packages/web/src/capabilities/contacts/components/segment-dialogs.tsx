import { type ContactSegment, ContactSegmentSave } from "@centralita/contracts";
import { useProblemText } from "../../../shared/api/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { ConfirmDialog, Field, Input, toast } from "../../../shared/kit/index.ts";
import { filterText } from "../filter-text.ts";
import { useRemoveSegment, useSaveSegment } from "../queries/contacts.ts";
import type { ContactSearch } from "../search.ts";

/** Keeps what narrows the list under a name. */
export function SaveSegment({
	search,
	onClose,
	onSaved,
}: {
	search: ContactSearch;
	onClose: () => void;
	onSaved: (id: string) => void;
}) {
	const f = useText(filterText);
	const common = useText(commonText);
	const save = useSaveSegment(null);
	const filter = { ...search.filter, ...(search.q ? { q: search.q } : {}) };
	const form = useForm(ContactSegmentSave, { name: "", filter });
	return (
		<FormDialog
			title={f("save")}
			description={f("saveLead")}
			size="sm"
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			onClose={onClose}
			onSubmit={form.submit((body) =>
				save.mutate(body, { onSuccess: (saved) => onSaved(saved.id), onError: form.refuse }),
			)}
		>
			<Field label={f("saveAs")} error={form.errors.name}>
				<Input value={form.values.name} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
		</FormDialog>
	);
}

export function RemoveSegment({
	segment,
	onClose,
	onRemoved,
}: {
	segment: ContactSegment;
	onClose: () => void;
	onRemoved: () => void;
}) {
	const f = useText(filterText);
	const problem = useProblemText();
	const remove = useRemoveSegment();
	return (
		<ConfirmDialog
			open
			onOpenChange={onClose}
			title={f("segmentRemoveTitle", { name: segment.name })}
			description={f("segmentRemoveBody")}
			confirmLabel={f("segmentRemove")}
			loading={remove.isPending}
			onConfirm={() =>
				remove.mutate(segment.id, { onSuccess: onRemoved, onError: (error) => toast.error(problem(error)) })
			}
		/>
	);
}
