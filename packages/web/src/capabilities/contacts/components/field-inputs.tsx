import type { ContactField, ContactFieldValue } from "@centralita/contracts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";

type Texts = Readonly<Record<string, string>>;

/** What the inputs hold. */
export const textsOf = (
	fields: readonly ContactField[],
	values: Readonly<Record<string, ContactFieldValue>>,
): Record<string, string> =>
	Object.fromEntries(fields.map(({ key }) => [key, values[key] === undefined ? "" : String(values[key])]));

/** What the API gets of it: null for a value that is gone. */
export const readFieldTexts = (
	fields: readonly ContactField[],
	texts: Texts,
): Record<string, ContactFieldValue | null> =>
	Object.fromEntries(
		fields.map(({ key, type }) => {
			const text = texts[key]?.trim() ?? "";
			if (text === "") return [key, null];
			if (type === "number") return [key, Number(text)];
			return [key, type === "boolean" ? text === "true" : text];
		}),
	);

type Props = {
	fields: readonly ContactField[];
	texts: Texts;
	errors: Texts;
	onChange: (key: string, text: string) => void;
};

/** One input for each field that the company defined. */
export function FieldInputs({ fields, texts, errors, onChange }: Props) {
	const language = useLanguage();
	const common = useText(commonText);
	if (fields.length === 0) return null;
	return (
		<div className="grid gap-4 border-line border-t pt-4 sm:grid-cols-2">
			{fields.map(({ key, label, type, options }) => (
				<Field key={key} label={label[language]} error={errors[`fields.${key}`]}>
					{type === "boolean" || type === "choice" ? (
						<Select
							value={texts[key] ?? ""}
							onValueChange={(value) => onChange(key, value)}
							options={[
								{ value: "", label: "–" },
								...(type === "choice"
									? options.map((option) => ({ value: option, label: option }))
									: [
											{ value: "true", label: common("yes") },
											{ value: "false", label: common("no") },
										]),
							]}
						/>
					) : (
						<Input
							type={type === "date" ? "date" : type === "number" ? "number" : "text"}
							step="any"
							autoComplete="off"
							value={texts[key] ?? ""}
							onChange={(event) => onChange(key, event.target.value)}
						/>
					)}
				</Field>
			))}
		</div>
	);
}
