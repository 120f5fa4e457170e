import type { GuideProblem } from "@centralita/contracts";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { gistOf } from "../../../../shared/guides/index.ts";
import { useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { guidesText } from "../../text.ts";
import { useEditor } from "../editor-context.ts";
import { editorText } from "../editor-text.ts";

/** What is wrong, errors first; each leads to its node. */
export function ProblemList({
	problems,
	onShow,
}: {
	problems: readonly GuideProblem[];
	onShow: (node: string) => void;
}) {
	const t = useText(editorText);
	const words = useText(guidesText);
	const language = useLanguage();
	const { guide } = useEditor();
	if (problems.length === 0)
		return (
			<p className="flex items-center gap-2 text-good-ink text-sm">
				<CircleCheck aria-hidden className="size-4 shrink-0" />
				{t("noProblems")}
			</p>
		);
	const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
	return (
		<ul className="grid gap-1.5">
			{ordered.map((problem) => {
				const node = guide.nodes.find(({ id }) => id === problem.node);
				const place = node
					? `${words(`kind.${node.kind}`)}: ${gistOf(node, language).slice(0, 60) || node.id}`
					: t("wholeGuide");
				const body = (
					<>
						{problem.severity === "error" ? (
							<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad-ink" />
						) : (
							<TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn-ink" />
						)}
						<span className="grid min-w-0 gap-0.5">
							<span className="font-medium text-xs">{place}</span>
							<span className="text-ink-soft text-xs">{problem.message[language]}</span>
						</span>
					</>
				);
				return (
					<li key={`${problem.code} ${problem.path}`}>
						{node ? (
							<button
								type="button"
								onClick={() => onShow(node.id)}
								className="flex w-full items-start gap-2 rounded-lg border border-line px-3 py-2 text-left hover:border-line-strong"
							>
								{body}
							</button>
						) : (
							<p className="flex items-start gap-2 rounded-lg border border-line px-3 py-2">{body}</p>
						)}
					</li>
				);
			})}
		</ul>
	);
}
