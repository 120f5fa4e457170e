import { Handle, type NodeProps, Position } from "@xyflow/react";
import { CircleAlert, Flag, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { gistOf } from "../../../shared/guides/index.ts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, cn } from "../../../shared/kit/index.ts";
import { kindTones } from "../components/kind-tones.ts";
import { exitsOf } from "../outline.ts";
import { guidesText } from "../text.ts";
import { editorText } from "./editor-text.ts";
import { exitLabel } from "./exit-label.ts";
import type { Card } from "./use-cards.ts";

/** A node on the canvas: what it is about, what is wrong with it, and a row for each way out. */
export const NodeCard = memo(function NodeCard({ data, selected, isConnectable }: NodeProps<Card>) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { node, start, errors, warnings } = data;
	const gist = gistOf(node, language);
	return (
		<div
			className={cn(
				"w-64 rounded-xl border bg-surface text-left text-sm shadow-card",
				selected ? "border-brand ring-2 ring-brand" : errors > 0 ? "border-bad" : "border-line",
			)}
		>
			<Handle type="target" position={Position.Left} isConnectable={isConnectable} className="!top-7" />
			<div className="grid gap-1.5 px-3 pt-2.5 pb-2">
				<p className="flex items-center gap-1.5">
					<Badge tone={kindTones[node.kind]}>{words(`kind.${node.kind}`)}</Badge>
					{start && (
						<span className="flex items-center gap-1 font-medium text-brand-ink text-xs">
							<Flag aria-hidden className="size-3.5" />
							{t("start")}
						</span>
					)}
					<span className="ml-auto flex gap-1.5 font-medium text-xs tabular-nums">
						{errors > 0 && (
							<span className="flex items-center gap-0.5 text-bad-ink">
								<CircleAlert aria-hidden className="size-3.5" />
								<span className="sr-only">{t("errors", { count: errors })}</span>
								<span aria-hidden>{errors}</span>
							</span>
						)}
						{warnings > 0 && (
							<span className="flex items-center gap-0.5 text-warn-ink">
								<TriangleAlert aria-hidden className="size-3.5" />
								<span className="sr-only">{t("warnings", { count: warnings })}</span>
								<span aria-hidden>{warnings}</span>
							</span>
						)}
					</span>
				</p>
				<p className={cn("line-clamp-2 break-words leading-snug", !gist && "text-ink-faint italic")}>
					{gist || (node.kind === "action" ? t(`action.${node.action.type}`) : t("unwritten"))}
				</p>
				{node.kind === "end" && <p className="text-ink-faint text-xs">{words(`outcome.${node.outcome}`)}</p>}
			</div>
			{exitsOf(node).map((exit) => (
				<div
					key={exit.path}
					className="relative flex h-7 items-center justify-end border-line border-t pr-4 pl-3 text-ink-soft text-xs"
				>
					<span className="truncate">{exitLabel(exit, language, words)}</span>
					<Handle
						type="source"
						id={exit.path}
						position={Position.Right}
						isConnectable={isConnectable}
						className={exit.to === "" ? "open-way" : undefined}
					/>
				</div>
			))}
		</div>
	);
});
