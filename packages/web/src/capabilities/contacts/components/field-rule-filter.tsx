import type { ContactField, ContactFieldRule } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useDebounced } from "../../../shared/hooks/use-debounced.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { filterText } from "../filter-text.ts";
import { contactFieldsQuery } from "../queries/contacts.ts";

type Rule = ContactFieldRule["is"];
const rulesOf: Record<ContactField["type"], readonly Rule[]> = {
	text: ["equal", "not-equal", "contains", "is-set", "is-empty"],
	number: ["equal", "not-equal", "above", "below", "is-set", "is-empty"],
	date: ["equal", "above", "below", "is-set", "is-empty"],
	boolean: ["equal", "is-set", "is-empty"],
	choice: ["equal", "not-equal", "is-set", "is-empty"],
};
const needsValue = (is: Rule): boolean => is !== "is-set" && is !== "is-empty";

type Props = { value: ContactFieldRule | undefined; onValueChange: (rule: ContactFieldRule | undefined) => void };

/** By one of the company's own fields. */
export function FieldRuleFilter({ value, onValueChange }: Props) {
	const f = useText(filterText);
	const language = useLanguage();
	const fields = useQuery(contactFieldsQuery).data?.items ?? [];
	const field = fields.find(({ key }) => key === value?.key);
	if (fields.length === 0) return null;
	return (
		<>
			<Field label={f("field")}>
				<Select
					value={field?.key ?? ""}
					options={[
						{ value: "", label: f("any") },
						...fields.map(({ key, label }) => ({ value: key, label: label[language] })),
					]}
					onValueChange={(key) => onValueChange(key === "" ? undefined : { key, is: "is-set" })}
				/>
			</Field>
			{value && field && (
				<Field label={f("fieldRule")}>
					<Select
						value={value.is}
						options={rulesOf[field.type].map((is) => ({ value: is, label: f(`is.${is}`) }))}
						onValueChange={(is) =>
							onValueChange({
								key: field.key,
								is,
								...(needsValue(is) && value.value !== undefined ? { value: value.value } : {}),
							})
						}
					/>
				</Field>
			)}
			{value && field && needsValue(value.is) && (
				<RuleValue key={field.key} field={field} rule={value} onValueChange={onValueChange} />
			)}
		</>
	);
}

function RuleValue({
	field,
	rule,
	onValueChange,
}: {
	field: ContactField;
	rule: ContactFieldRule;
	onValueChange: (rule: ContactFieldRule) => void;
}) {
	const f = useText(filterText);
	const common = useText(commonText);
	const [text, setText] = useState(rule.value === undefined ? "" : String(rule.value));
	const settled = useDebounced(text.trim(), 400);
	const { type, options } = field;
	useEffect(() => {
		const value =
			settled === ""
				? undefined
				: type === "number"
					? Number(settled)
					: type === "boolean"
						? settled === "true"
						: settled;
		if (value === rule.value) return;
		onValueChange({ key: rule.key, is: rule.is, ...(value === undefined ? {} : { value }) });
	}, [settled, type, rule, onValueChange]);
	return (
		<Field label={f("fieldValue")}>
			{type === "boolean" || type === "choice" ? (
				<Select
					value={text}
					onValueChange={setText}
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
					type={type === "text" ? "text" : type}
					step="any"
					value={text}
					onChange={(event) => setText(event.target.value)}
				/>
			)}
		</Field>
	);
}
