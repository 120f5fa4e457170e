import type { GuideNode } from "@centralita/contracts";
import { localized, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Field, Input } from "../../../../shared/kit/index.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { TargetField } from "./target-field.tsx";
import { Words } from "./text-fields.tsx";

type Ask = Extract<GuideNode, { kind: "ask" }>;
type Choice = NonNullable<Ask["choices"]>[number];

const listOf = (text: string): string[] =>
	text
		.split(",")
		.map((word) => word.trimStart())
		.slice(0, 60);

/** One answer that can be chosen. */
export function ChoiceFields({
	node,
	choice,
	index,
	path,
	onChange,
}: {
	node: Ask;
	choice: Choice;
	index: number;
	path: string;
	onChange: (choice: Choice) => void;
}) {
	const t = useText(editorText);
	const language = useLanguage();
	const { readOnly } = useEditor();
	const name = localized(choice.label, language) || t("choice", { number: index + 1 });
	return (
		<>
			<Words
				line
				hideLabel
				label={t("choice", { number: index + 1 })}
				path={`${path}.choices.${index}.label`}
				words={choice.label}
				onChange={(label) => onChange({ ...choice, label })}
			/>
			<TargetField way={{ node: node.id, path: `choices.${index}.next` }} to={choice.next} exit={name} />
			<details className="text-xs">
				<summary className="w-fit cursor-pointer rounded text-ink-soft">{t("synonyms")}</summary>
				<div className="grid gap-2 pt-2">
					{(["es", "en"] as const).map((one) => (
						<Field key={one} label={`${t("synonyms")} (${t(one)})`}>
							<Input
								lang={one}
								readOnly={readOnly}
								value={(choice.synonyms?.[one] ?? []).join(", ")}
								onChange={(event) => {
									const words = listOf(event.target.value);
									const some = words.length === 1 && words[0] === "" ? [] : words;
									onChange({ ...choice, synonyms: { ...choice.synonyms, [one]: some } });
								}}
							/>
						</Field>
					))}
					<Field label={t("value")}>
						<Input
							readOnly={readOnly || node.answer === "boolean"}
							maxLength={80}
							value={choice.value}
							onChange={(event) => onChange({ ...choice, value: event.target.value })}
						/>
					</Field>
				</div>
			</details>
		</>
	);
}
