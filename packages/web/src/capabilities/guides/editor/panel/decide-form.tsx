import { conditionTests, type GuideNode } from "@centralita/contracts";
import { useId } from "react";
import { useText } from "../../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../../shared/kit/index.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { useProblemAt } from "./problem-at.ts";
import { TargetField } from "./target-field.tsx";
import { Items } from "./text-fields.tsx";

export function DecideForm({ node, path }: { node: Extract<GuideNode, { kind: "decide" }>; path: string }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { guide, change, readOnly } = useEditor();
	const problemAt = useProblemAt();
	const list = useId();
	const variables = new Set(
		guide.nodes.flatMap((other) =>
			other.kind === "ask"
				? [other.variable]
				: other.kind === "action" && other.action.type === "set"
					? [other.action.variable]
					: [],
		),
	);
	return (
		<>
			<datalist id={list}>
				{[...variables].filter(Boolean).map((variable) => (
					<option key={variable} value={variable} />
				))}
			</datalist>
			<Items
				title={t("cases")}
				items={node.cases}
				nameOf={(number) => t("case", { number })}
				addLabel={t("addCase")}
				most={20}
				make={(): (typeof node.cases)[number] => ({ when: { variable: "", is: "equals", value: "" }, next: "" })}
				onChange={(cases) => change({ ...node, cases }, "cases")}
			>
				{({ when, next }, index, set) => (
					<>
						<Field label={t("conditionVariable")} error={problemAt(`${path}.cases.${index}.when.variable`)}>
							<Input
								list={list}
								autoComplete="off"
								spellCheck={false}
								maxLength={40}
								readOnly={readOnly}
								value={when.variable}
								onChange={(event) => {
									const variable = event.target.value.replace(/[^a-zA-Z0-9]/g, "").replace(/^[^a-z]+/, "");
									set({ when: { ...when, variable }, next });
								}}
							/>
						</Field>
						<div className="grid grid-cols-2 gap-2">
							<Field label={t("test")}>
								<Select
									disabled={readOnly}
									value={when.is}
									options={conditionTests.map((value) => ({ value, label: t(`test.${value}`) }))}
									onValueChange={(is) => set({ when: { ...when, is }, next })}
								/>
							</Field>
							{when.is !== "present" && when.is !== "absent" && (
								<Field label={t("value")} error={problemAt(`${path}.cases.${index}.when.value`)}>
									<Input
										maxLength={500}
										readOnly={readOnly}
										value={String(when.value ?? "")}
										onChange={(event) => set({ when: { ...when, value: event.target.value }, next })}
									/>
								</Field>
							)}
						</div>
						<TargetField
							way={{ node: node.id, path: `cases.${index}.next` }}
							to={next}
							exit={t("case", { number: index + 1 })}
						/>
					</>
				)}
			</Items>
			<TargetField way={{ node: node.id, path: "otherwise" }} to={node.otherwise} exit={words("otherwise")} />
		</>
	);
}
