import { type ReactNode, useEffect, useId, useRef } from "react";
import { useText } from "../../../../shared/i18n/index.ts";
import { Tabs } from "../../../../shared/kit/index.ts";
import { nodeOf } from "../../model/operations.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";
import { GuideForm } from "./guide-form.tsx";
import { NodeForm } from "./node-form.tsx";
import { ProblemList } from "./problem-list.tsx";
import { TryPanel } from "./try-panel.tsx";

export type PanelTab = "node" | "guide" | "problems" | "try";

type Props = {
	tab: PanelTab;
	onTab: (tab: PanelTab) => void;
	selected: readonly string[];
	flush: () => Promise<boolean>;
	/** Changes when the guide was replaced, so that fields with a text of their own start again. */
	generation: number;
	/** The first field of this node gets the focus, once the node is shown. */
	wanted: string | null;
	onWantedShown: () => void;
};

/** Beside the canvas: the chosen node, the guide, what is wrong, and a trial. */
export function Panel({ tab, onTab, selected, flush, generation, wanted, onWantedShown }: Props) {
	const t = useText(editorText);
	const help = useId();
	const { guide, problems, show, readOnly } = useEditor();
	const [only] = selected;
	const node = selected.length === 1 && only !== undefined ? nodeOf(guide, only) : undefined;
	const panel = useRef<HTMLElement>(null);
	const shown = tab === "node" ? node?.id : undefined;
	useEffect(() => {
		if (wanted === null || wanted !== shown) return;
		panel.current?.querySelector<HTMLElement>("[role=tabpanel] :is(textarea, input, select)")?.focus();
		onWantedShown();
	}, [wanted, shown, onWantedShown]);
	const tabs: { value: PanelTab; label: string; content: ReactNode }[] = [
		{
			value: "node",
			label: t("tab.node"),
			content: node ? (
				<NodeForm key={`${node.id} ${generation}`} node={node} />
			) : (
				<div className="grid gap-4 text-sm">
					<p className="text-ink-soft">
						{selected.length > 1 ? t("manyNodes", { count: selected.length }) : t("noNode")}
					</p>
					<section aria-labelledby={help} className="grid gap-1 rounded-lg bg-sunken p-3 text-xs">
						<h2 id={help} className="font-medium">
							{t("keyboard")}
						</h2>
						<p className="text-ink-soft leading-relaxed">{t("keyboardHelp")}</p>
					</section>
				</div>
			),
		},
		{ value: "guide", label: t("tab.guide"), content: <GuideForm key={generation} /> },
		{
			value: "problems",
			label: problems.length > 0 ? `${t("tab.problems")} (${problems.length})` : t("tab.problems"),
			content: <ProblemList problems={problems} onShow={show} />,
		},
	];
	if (!readOnly) tabs.push({ value: "try", label: t("tab.try"), content: <TryPanel flush={flush} /> });
	return (
		<aside
			ref={panel}
			aria-label={t("panel")}
			className="min-h-0 overflow-y-auto border-line border-l bg-surface px-4 pt-2 pb-6"
		>
			<Tabs label={t("panel")} value={tab} onValueChange={onTab} tabs={tabs} />
		</aside>
	);
}
