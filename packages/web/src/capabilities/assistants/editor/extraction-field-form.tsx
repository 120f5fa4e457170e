import { type ExtractionField, type FieldType, fieldTypes } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Checkbox, Field, Input, LinesInput, Select } from "../../../shared/kit/index.ts";
import { editorText } from "./editor-text.ts";

type Props = {
	field: ExtractionField;
	errorOf: (key: string) => string | undefined;
	onChange: (field: ExtractionField) => void;
};

/** Only a choice has options. */
function withType({ options, ...field }: ExtractionField, type: FieldType): ExtractionField {
	return type === "choice" ? { ...field, type, options: options ?? [] } : { ...field, type };
}

export function ExtractionFieldForm({ field, errorOf, onChange }: Props) {
	const t = useText(editorText);
	return (
		<div className="grid gap-4">
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("extraction.name")} hint={t("fieldNameHint")} error={errorOf("name")}>
					<Input
						value={field.name}
						autoComplete="off"
						autoCapitalize="none"
						spellCheck={false}
						className="font-mono text-[0.8125rem]"
						onChange={(event) => onChange({ ...field, name: event.target.value })}
					/>
				</Field>
				<Field label={t("extraction.type")}>
					<Select
						value={field.type}
						onValueChange={(type) => onChange(withType(field, type))}
						options={fieldTypes.map((type) => ({ value: type, label: t(`type.${type}`) }))}
					/>
				</Field>
			</div>
			<Field label={t("extraction.description")} hint={t("fieldDescriptionHint")} error={errorOf("description")}>
				<Input
					value={field.description}
					onChange={(event) => onChange({ ...field, description: event.target.value })}
				/>
			</Field>
			{field.type === "choice" && (
				<Field label={t("extraction.options")} hint={t("optionsHint")} error={errorOf("options")}>
					<LinesInput
						rows={3}
						value={field.options ?? []}
						onValueChange={(options) => onChange({ ...field, options })}
					/>
				</Field>
			)}
			<Checkbox
				label={t("extraction.required")}
				checked={field.required}
				onCheckedChange={(required) => onChange({ ...field, required })}
			/>
		</div>
	);
}
