import type { LineProblem } from "@centralita/contracts";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { lineProblemText } from "../problem-text.ts";
import { linesText } from "../text.ts";

const looks = {
	error: { icon: CircleAlert, box: "bg-bad-soft", ink: "text-bad-ink" },
	warning: { icon: TriangleAlert, box: "bg-warn-soft", ink: "text-warn-ink" },
};

/** What is wrong, what it means, how to mend it and what was seen, worst first. */
export function ProblemList({ problems }: { problems: readonly LineProblem[] }) {
	const t = useText(linesText);
	return (
		<section aria-label={t("problems", { count: problems.length })}>
			<ul className="grid gap-3">
				{problems.map((problem) => (
					<Problem key={problem.code} problem={problem} />
				))}
			</ul>
		</section>
	);
}

function Problem({ problem: { code, severity, detail } }: { problem: LineProblem }) {
	const t = useText(linesText);
	const words = useText(lineProblemText);
	const { icon: Icon, box, ink } = looks[severity];
	return (
		<li className={cn("flex gap-3 rounded-xl px-4 py-3.5 text-sm", box, ink)}>
			<Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
			<div className="grid min-w-0 gap-2">
				<div className="grid gap-0.5">
					<h3 className="font-semibold">{words(`${code}.title`)}</h3>
					<p>{words(`${code}.why`)}</p>
				</div>
				<p>
					<span className="font-semibold">{t("howToMend")}: </span>
					{words(`${code}.mend`)}
				</p>
				{detail && (
					<p className="min-w-0 text-xs">
						<span className="font-medium">{t("seen")}: </span>
						<code className="break-all font-mono">{detail}</code>
					</p>
				)}
			</div>
		</li>
	);
}
