import type { GuideNode } from "@centralita/contracts";
import { Flag, Trash2 } from "lucide-react";
import { useText } from "../../../../shared/i18n/index.ts";
import { Badge, Button, Field, Select } from "../../../../shared/kit/index.ts";
import { kindTones } from "../../components/kind-tones.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { ActionForm } from "./action-form.tsx";
import { AskForm } from "./ask-form.tsx";
import { DecideForm } from "./decide-form.tsx";
import { GuideLinkForm } from "./guide-link-form.tsx";
import { StepForm } from "./step-form.tsx";
import { TargetField } from "./target-field.tsx";
import { OptionalText, TextFields } from "./text-fields.tsx";

const outcomes = ["resolved", "unresolved", "escalated", "informed", "abandoned"] as const;

/** Everything about one node. */
export function NodeForm({ node }: { node: GuideNode }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { guide, apply, remove, readOnly } = useEditor();
	return (
		<div className="grid gap-5">
			<header className="flex flex-wrap items-center gap-2">
				<Badge tone={kindTones[node.kind]}>{words(`kind.${node.kind}`)}</Badge>
				<code className="min-w-0 truncate text-ink-faint text-xs">{node.id}</code>
				{!readOnly && (
					<span className="ml-auto flex gap-1">
						{guide.start !== node.id && (
							<Button size="sm" variant="ghost" onClick={() => apply((before) => ({ ...before, start: node.id }))}>
								<Flag aria-hidden />
								{t("makeStart")}
							</Button>
						)}
						<Button size="sm" variant="ghost" onClick={() => remove([node.id])} aria-label={t("remove")}>
							<Trash2 aria-hidden />
						</Button>
					</span>
				)}
			</header>
			<Fields node={node} />
		</div>
	);
}

function Fields({ node }: { node: GuideNode }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const { guide, change, readOnly } = useEditor();
	const path = `nodes.${guide.nodes.findIndex(({ id }) => id === node.id)}`;
	switch (node.kind) {
		case "say":
			return (
				<>
					<TextFields
						label={t("text")}
						path={`${path}.text`}
						text={node.text}
						onChange={(text) => change({ ...node, text }, "text")}
					/>
					<TargetField way={{ node: node.id, path: "next" }} to={node.next} />
				</>
			);
		case "ask":
			return <AskForm node={node} path={path} />;
		case "step":
			return <StepForm node={node} path={path} />;
		case "decide":
			return <DecideForm node={node} path={path} />;
		case "action":
			return <ActionForm node={node} path={path} />;
		case "guide":
			return <GuideLinkForm node={node} path={path} />;
		case "end":
			return (
				<>
					<Field label={t("outcome")}>
						<Select
							disabled={readOnly}
							value={node.outcome}
							options={outcomes.map((value) => ({ value, label: words(`outcome.${value}`) }))}
							onValueChange={(outcome) => change({ ...node, outcome })}
						/>
					</Field>
					<OptionalText
						label={t("lastWords")}
						path={`${path}.text`}
						text={node.text}
						onChange={(text) => {
							const { text: _text, ...rest } = node;
							change(text ? { ...rest, text } : rest, "text");
						}}
					/>
				</>
			);
	}
}
