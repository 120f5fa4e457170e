import { useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Field, Select } from "../../../../shared/kit/index.ts";
import { type NodeKind, nodeKinds } from "../../model/new-node.ts";
import { connect, type Way } from "../../model/operations.ts";
import { gistOf } from "../../model/words.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";

const fresh = "new:";

/** Where a way out leads: a node that is there, or a new one. */
export function TargetField({ way, to, exit }: { way: Way; to: string; exit?: string }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { guide, apply, add, readOnly, problems } = useEditor();
	const index = guide.nodes.findIndex(({ id }) => id === way.node);
	const wrong = problems.find((problem) => problem.path === `nodes.${index}.${way.path}`);
	const options = [
		{ value: "", label: t("nowhere") },
		...guide.nodes
			.filter(({ id }) => id !== way.node || id === to)
			.map((node) => ({
				value: node.id,
				label: `${words(`kind.${node.kind}`)}: ${gistOf(node, language).slice(0, 60) || node.id}`,
			})),
		...nodeKinds.map((kind) => ({
			value: `${fresh}${kind}`,
			label: t("newNode", { kind: words(`kind.${kind}`) }),
		})),
	];
	return (
		<Field
			label={exit === undefined ? t("leadsTo") : t("leadsToOf", { exit })}
			error={wrong?.severity === "error" ? wrong.message[language] : null}
		>
			<Select
				disabled={readOnly}
				value={to}
				options={options}
				onValueChange={(value) => {
					if (value.startsWith(fresh)) add(value.slice(fresh.length) as NodeKind, way);
					else apply((before) => connect(before, way, value));
				}}
			/>
		</Field>
	);
}
