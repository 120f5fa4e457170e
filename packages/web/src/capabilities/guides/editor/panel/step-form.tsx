import type { GuideNode } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../../shared/kit/index.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { AddressInput } from "./address-input.tsx";
import { useProblemAt } from "./problem-at.ts";
import { TargetField } from "./target-field.tsx";
import { Items, OptionalText, TextFields, Words } from "./text-fields.tsx";

export function StepForm({ node, path }: { node: Extract<GuideNode, { kind: "step" }>; path: string }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { change, readOnly } = useEditor();
	const problemAt = useProblemAt();
	return (
		<>
			<Words
				line
				label={t("title")}
				path={`${path}.title`}
				words={node.title}
				onChange={(title) => change({ ...node, title }, "title")}
			/>
			<Items
				title={t("instructions")}
				items={node.instructions}
				nameOf={(number) => t("instruction", { number })}
				addLabel={t("addInstruction")}
				most={10}
				make={() => ({ shown: {} })}
				onChange={(instructions) => change({ ...node, instructions }, "instructions")}
			>
				{(text, index, set) => (
					<TextFields
						label={t("instruction", { number: index + 1 })}
						path={`${path}.instructions.${index}`}
						text={text}
						onChange={set}
					/>
				)}
			</Items>
			<Words
				label={t("expected")}
				path={`${path}.expected`}
				words={node.expected}
				onChange={(expected) => change({ ...node, expected }, "expected")}
			/>
			<TargetField way={{ node: node.id, path: "worked" }} to={node.worked} exit={words("worked")} />
			<TargetField way={{ node: node.id, path: "failed" }} to={node.failed} exit={words("failed")} />
			<OptionalText
				label={t("help")}
				path={`${path}.help`}
				text={node.help}
				onChange={(help) => {
					const { help: _help, ...rest } = node;
					change(help ? { ...rest, help } : rest, "help");
				}}
			/>
			<Items
				title={t("warningTexts")}
				items={node.warnings}
				nameOf={(number) => t("warning", { number })}
				addLabel={t("addWarning")}
				most={10}
				make={() => ({})}
				onChange={(warnings) => change({ ...node, warnings }, "warnings")}
			>
				{(text, index, set) => (
					<Words
						hideLabel
						label={t("warning", { number: index + 1 })}
						path={`${path}.warnings.${index}`}
						words={text}
						onChange={set}
					/>
				)}
			</Items>
			<Items
				title={t("resources")}
				items={node.resources}
				nameOf={(number) => t("resource", { number })}
				addLabel={t("addResource")}
				most={10}
				make={(): (typeof node.resources)[number] => ({ title: {}, url: "", kind: "link" })}
				onChange={(resources) => change({ ...node, resources }, "resources")}
			>
				{(resource, index, set) => (
					<>
						<Words
							line
							label={t("title")}
							path={`${path}.resources.${index}.title`}
							words={resource.title}
							onChange={(title) => set({ ...resource, title })}
						/>
						<Field label={t("url")} error={problemAt(`${path}.resources.${index}.url`)}>
							<AddressInput value={resource.url} onChange={(url) => set({ ...resource, url })} />
						</Field>
						<Field label={t("resourceKind")}>
							<Select
								disabled={readOnly}
								value={resource.kind ?? "link"}
								options={[
									{ value: "link", label: t("link") },
									{ value: "picture", label: t("picture") },
								]}
								onValueChange={(kind) => set({ ...resource, kind })}
							/>
						</Field>
					</>
				)}
			</Items>
			<Field label={t("minutes")}>
				<Input
					type="number"
					min={0}
					max={240}
					readOnly={readOnly}
					value={node.estimatedMinutes}
					onChange={(event) => {
						const minutes = Math.min(240, Math.max(0, Number(event.target.value) || 0));
						change({ ...node, estimatedMinutes: minutes }, "minutes");
					}}
				/>
			</Field>
		</>
	);
}
