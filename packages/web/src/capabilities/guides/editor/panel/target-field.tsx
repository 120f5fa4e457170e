import { Plus } from "lucide-react";
import { gistOf } from "../../../../shared/guides/index.ts";
import { useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { DropdownMenu, Field, IconButton, MenuItem, Select } from "../../../../shared/kit/index.ts";
import { nodeKinds } from "../../model/new-node.ts";
import { connect, type Way } from "../../model/operations.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";

/** Where a way out leads: a node that is there, or, by the button beside it, a new one. */
export function TargetField({ way, to, exit }: { way: Way; to: string; exit?: string }) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { guide, apply, add, leaveFocus, readOnly, problems } = useEditor();
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
	];
	const label = exit === undefined ? t("leadsTo") : t("leadsToOf", { exit });
	return (
		<div className="flex items-start gap-1">
			<Field
				label={label}
				error={wrong?.severity === "error" ? wrong.message[language] : null}
				className="min-w-0 grow"
			>
				<Select
					disabled={readOnly}
					value={to}
					options={options}
					onValueChange={(value) => apply((before) => connect(before, way, value), `connect:${way.node}:${way.path}`)}
				/>
			</Field>
			{!readOnly && (
				<div className="pt-6.5">
					<DropdownMenu
						leaveFocus={leaveFocus}
						trigger={<IconButton label={t("newNode", { label })} icon={<Plus />} variant="secondary" />}
					>
						{nodeKinds.map((kind) => (
							<MenuItem key={kind} onSelect={() => add(kind, way)}>
								{words(`kind.${kind}`)}
							</MenuItem>
						))}
					</DropdownMenu>
				</div>
			)}
		</div>
	);
}
