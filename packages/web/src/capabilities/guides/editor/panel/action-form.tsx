import type { GuideAction, GuideNode } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../../shared/kit/index.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { AddressInput } from "./address-input.tsx";
import { useProblemAt } from "./problem-at.ts";
import { TargetField } from "./target-field.tsx";
import { TextFields } from "./text-fields.tsx";

const fresh: Record<GuideAction["type"], GuideAction> = {
	ticket: { type: "ticket", priority: "normal" },
	transfer: { type: "transfer", reason: "" },
	message: { type: "message", text: { shown: {} } },
	set: { type: "set", variable: "", value: "" },
	webhook: { type: "webhook", url: "" },
};
const types = Object.keys(fresh) as GuideAction["type"][];
const priorities = ["low", "normal", "high", "urgent"] as const;

export function ActionForm({ node, path }: { node: Extract<GuideNode, { kind: "action" }>; path: string }) {
	const t = useText(editorText);
	const { change, readOnly } = useEditor();
	const problemAt = useProblemAt();
	const { action } = node;
	const set = (next: GuideAction, key?: string) => change({ ...node, action: next }, key);
	return (
		<>
			<Field label={t("action")}>
				<Select
					disabled={readOnly}
					value={action.type}
					options={types.map((value) => ({ value, label: t(`action.${value}`) }))}
					onValueChange={(type) => set(fresh[type])}
				/>
			</Field>
			{action.type === "ticket" && (
				<Field label={t("priority")}>
					<Select
						disabled={readOnly}
						value={action.priority}
						options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
						onValueChange={(priority) => set({ ...action, priority })}
					/>
				</Field>
			)}
			{action.type === "transfer" && (
				<Field label={t("reason")} error={problemAt(`${path}.action.reason`)}>
					<Input
						maxLength={200}
						readOnly={readOnly}
						value={action.reason}
						onChange={(event) => set({ ...action, reason: event.target.value }, "reason")}
					/>
				</Field>
			)}
			{action.type === "message" && (
				<TextFields
					label={t("text")}
					path={`${path}.action.text`}
					text={action.text}
					onChange={(text) => set({ ...action, text }, "text")}
				/>
			)}
			{action.type === "set" && (
				<div className="grid grid-cols-2 gap-2">
					<Field label={t("variable")} error={problemAt(`${path}.action.variable`)}>
						<Input
							autoComplete="off"
							spellCheck={false}
							maxLength={40}
							readOnly={readOnly}
							value={action.variable}
							onChange={(event) => {
								const variable = event.target.value.replace(/[^a-zA-Z0-9]/g, "").replace(/^[^a-z]+/, "");
								set({ ...action, variable }, "variable");
							}}
						/>
					</Field>
					<Field label={t("value")}>
						<Input
							maxLength={500}
							readOnly={readOnly}
							value={String(action.value)}
							onChange={(event) => set({ ...action, value: event.target.value }, "value")}
						/>
					</Field>
				</div>
			)}
			{action.type === "webhook" && (
				<Field label={t("url")} error={problemAt(`${path}.action.url`)}>
					<AddressInput value={action.url} onChange={(url) => set({ ...action, url }, "url")} />
				</Field>
			)}
			<TargetField way={{ node: node.id, path: "next" }} to={node.next} />
		</>
	);
}
