import { DoNotCallReason, DoNotCallSave } from "@centralita/contracts";
import { z } from "zod";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, PhoneInput, Select } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { useListNumber } from "../queries/do-not-call.ts";

const ListForm = DoNotCallSave.extend({ phone: z.string().min(3).max(40) });

/** Puts a number on the do-not-call list, whoever has it. */
export function ListDialog({ onClose }: { onClose: () => void }) {
	const p = useText(profileText);
	const common = useText(commonText);
	const list = useListNumber();
	const form = useForm(ListForm, { phone: "", reason: "asked" as DoNotCallReason, note: "" });
	return (
		<FormDialog
			title={p("listAdd")}
			action={common("add")}
			pending={list.isPending}
			error={list.error}
			onClose={onClose}
			onSubmit={form.submit((body) => list.mutate(body, { onSuccess: onClose, onError: form.refuse }))}
		>
			<Field label={p("phone")} error={form.errors.phone}>
				<PhoneInput value={form.values.phone} onValueChange={(phone) => form.set("phone", phone)} />
			</Field>
			<Field label={p("reason")}>
				<Select
					value={form.values.reason}
					onValueChange={(reason) => form.set("reason", reason)}
					options={DoNotCallReason.options.map((value) => ({ value, label: p(`reason.${value}`) }))}
				/>
			</Field>
			<Field label={p("note")} optional error={form.errors.note}>
				<Input value={form.values.note} onChange={(event) => form.set("note", event.target.value)} />
			</Field>
		</FormDialog>
	);
}
