import { type ContactField, ContactFieldCreate, type ContactFieldType, contactFieldTypes } from "@centralita/contracts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, LinesInput, Select } from "../../../shared/kit/index.ts";
import { fieldsText } from "../fields-text.ts";
import { useAddField, useChangeField } from "../queries/fields.ts";

/** `Último pago` → `ultimo_pago`. */
const keyOf = (label: string): string =>
	label
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "_")
		.replace(/^[_0-9]+|_+$/g, "")
		.slice(0, 40);

/** Adds a field, or changes the one that is given. */
export function FieldDialog({ field, onClose }: { field: ContactField | null; onClose: () => void }) {
	const t = useText(fieldsText);
	const common = useText(commonText);
	const add = useAddField();
	const change = useChangeField(field?.key ?? "");
	const save = field === null ? add : change;
	const form = useForm(ContactFieldCreate, {
		key: field?.key ?? "",
		label: field?.label ?? { es: "", en: "" },
		type: (field?.type ?? "text") as ContactFieldType,
		options: field?.options ?? [],
	});
	const { values, errors } = form;
	const done = { onSuccess: onClose, onError: form.refuse };
	const submit = form.submit((body) =>
		field === null
			? add.mutate(body, done)
			: change.mutate({ label: body.label, ...(body.type === "choice" ? { options: body.options } : {}) }, done),
	);
	const label = (language: "es" | "en") => ({
		autoComplete: "off",
		value: values.label[language],
		onChange: (event: { target: { value: string } }) => {
			const followed = values.key === keyOf(values.label.es);
			form.replace({
				...values,
				label: { ...values.label, [language]: event.target.value },
				...(field === null && language === "es" && followed ? { key: keyOf(event.target.value) } : {}),
			});
		},
	});
	return (
		<FormDialog
			title={t(field === null ? "add" : "edit")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("labelEs")} error={errors["label.es"]}>
					<Input {...label("es")} />
				</Field>
				<Field label={t("labelEn")} error={errors["label.en"]}>
					<Input {...label("en")} />
				</Field>
				<Field label={t("key")} hint={t("keyHint")} error={errors.key}>
					<Input
						autoComplete="off"
						readOnly={field !== null}
						value={values.key}
						onChange={(event) => form.set("key", event.target.value)}
					/>
				</Field>
				<Field label={t("type")}>
					<Select
						value={values.type}
						disabled={field !== null}
						options={contactFieldTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
						onValueChange={(type) => form.set("type", type)}
					/>
				</Field>
			</div>
			{values.type === "choice" && (
				<Field label={t("options")} hint={t("optionsHint")} error={errors.options}>
					<LinesInput value={values.options} onValueChange={(options) => form.set("options", options)} />
				</Field>
			)}
		</FormDialog>
	);
}
