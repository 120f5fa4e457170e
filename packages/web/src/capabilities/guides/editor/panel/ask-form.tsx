import { answerTypes, type GuideNode } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Checkbox, Field, Input, Select } from "../../../../shared/kit/index.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { useProblemAt } from "./problem-at.ts";
import { TargetField } from "./target-field.tsx";
import { Items, OptionalText, TextFields } from "./text-fields.tsx";

type Ask = Extract<GuideNode, { kind: "ask" }>;

export function AskForm({ node, path }: { node: Ask; path: string }) {
	const t = useText(editorText);
	const { change, readOnly } = useEditor();
	const problemAt = useProblemAt();
	const branches = node.answer === "choice" || node.answer === "boolean";
	const choices = node.choices ?? [];
	/** Answers that do not branch lead on by themselves. */
	const setAnswer = (answer: Ask["answer"]) => {
		const { choices: _choices, next, ...rest } = node;
		if (answer === "choice" || answer === "boolean") {
			const yesNo = [
				{ value: "yes", label: { es: "Sí", en: "Yes" }, next: "" },
				{ value: "no", label: { es: "No", en: "No" }, next: "" },
			];
			change({ ...rest, answer, choices: node.choices ?? yesNo });
		} else change({ ...rest, answer, next: next ?? "" });
	};
	return (
		<>
			<TextFields
				label={t("question")}
				path={`${path}.text`}
				text={node.text}
				onChange={(text) => change({ ...node, text }, "text")}
			/>
			<Field label={t("answer")}>
				<Select
					disabled={readOnly}
					value={node.answer}
					options={answerTypes.map((value) => ({ value, label: t(`answer.${value}`) }))}
					onValueChange={setAnswer}
				/>
			</Field>
			<Field
				label={t("variable")}
				hint={t("variableHint", { sample: `{{${node.variable || "name"}}}` })}
				error={problemAt(`${path}.variable`)}
			>
				<Input
					readOnly={readOnly}
					autoComplete="off"
					spellCheck={false}
					maxLength={40}
					value={node.variable}
					onChange={(event) => {
						const variable = event.target.value.replace(/[^a-zA-Z0-9]/g, "").replace(/^[^a-zA-Z]+/, "");
						change({ ...node, variable: variable.charAt(0).toLowerCase() + variable.slice(1) }, "variable");
					}}
				/>
			</Field>
			{branches && (
				<>
					<Items
						title={t("choices")}
						items={choices}
						nameOf={(number) => t("choice", { number })}
						addLabel={t("addChoice")}
						most={12}
						make={() => ({ value: `option${choices.length + 1}`, label: {}, next: "" })}
						onChange={(next) => change({ ...node, choices: next }, "choices")}
					>
						{(choice, index, set) => (
							<ChoiceFields node={node} choice={choice} index={index} path={path} onChange={set} />
						)}
					</Items>
					{problemAt(`${path}.choices`) && <p className="text-bad-ink text-xs">{problemAt(`${path}.choices`)}</p>}
				</>
			)}
			<Checkbox
				label={t("optional")}
				disabled={readOnly}
				checked={node.optional}
				onCheckedChange={(optional) => change({ ...node, optional, ...(optional ? { next: node.next ?? "" } : {}) })}
			/>
			{(!branches || node.next !== undefined) && (
				<TargetField way={{ node: node.id, path: "next" }} to={node.next ?? ""} />
			)}
			<OptionalText
				label={t("retry")}
				path={`${path}.retry`}
				text={node.retry}
				onChange={(retry) => {
					const { retry: _retry, ...rest } = node;
					change(retry ? { ...rest, retry } : rest, "retry");
				}}
			/>
		</>
	);
}
