import type { RehearsalOutcome, RehearsalProblem, RehearsalResult } from "@centralita/contracts";
import { Outcome } from "@centralita/contracts";
import { ChevronRight } from "lucide-react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, cn, type Tone } from "../../../shared/kit/index.ts";
import { rehearsalText } from "./text.ts";

const changes: Record<NonNullable<RehearsalOutcome["change"]>, Tone> = {
	new: "neutral",
	same: "neutral",
	fixed: "good",
	broken: "bad",
	differs: "warn",
};

/** What came of one caller; open, both conversations side by side. */
export function OutcomeRow({ outcome }: { outcome: RehearsalOutcome }) {
	const t = useText(rehearsalText);
	const { draft, published, change } = outcome;
	const persona = t(`persona.${outcome.case.persona}`);
	return (
		<li>
			<details className="group" open={draft?.passed === false}>
				<summary className="flex cursor-pointer list-none items-center gap-3 px-5 py-3 hover:bg-ink/3">
					<ChevronRight
						aria-hidden
						className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
					/>
					<span className="grid min-w-0 grow gap-0.5">
						<span className="break-words font-medium text-sm">{outcome.case.name}</span>
						{persona !== outcome.case.name && <span className="text-ink-faint text-xs">{persona}</span>}
					</span>
					{change !== null && change !== "new" && <Badge tone={changes[change]}>{t(`change.${change}`)}</Badge>}
					{draft === null ? (
						<Badge>{t("waiting")}</Badge>
					) : (
						<Badge tone={draft.passed ? "good" : "bad"}>{t(draft.passed ? "state.passed" : "state.failed")}</Badge>
					)}
				</summary>
				<div className={cn("grid gap-4 px-5 pb-4", published && change !== "same" && "xl:grid-cols-2")}>
					{draft && <ResultView title={t("draft")} result={draft} other={change === "same" ? null : published} />}
					{published && change !== "same" && <ResultView title={t("published")} result={published} other={draft} />}
				</div>
			</details>
		</li>
	);
}

type ResultProps = { title: string; result: RehearsalResult; other: RehearsalResult | null };

function ResultView({ title, result, other }: ResultProps) {
	const t = useText(rehearsalText);
	const common = useText(commonText);
	const values = result.values.filter(({ value }) => value !== null);
	const known = new Set(other?.transcript.map(({ who, text }) => `${who} ${text}`));
	const shown = (value: RehearsalResult["values"][number]["value"]) =>
		typeof value === "boolean" ? common(value ? "yes" : "no") : String(value);
	return (
		<div className="grid min-w-0 content-start gap-3">
			<h3 className="font-medium text-xs">{title}</h3>
			{result.problems.length > 0 && (
				<ul className="grid gap-1 rounded-lg bg-bad-soft px-3 py-2 text-bad-ink text-xs leading-relaxed">
					{result.problems.map((problem) => (
						<li key={`${problem.code} ${problem.subject}`} className="break-words">
							<ProblemText problem={problem} />
						</li>
					))}
				</ul>
			)}
			<ol className="grid gap-1.5">
				{result.transcript.map(({ who, text }, index) => (
					<li
						// biome-ignore lint/suspicious/noArrayIndexKey: a transcript never changes
						key={index}
						className={cn(
							"min-w-0 break-words rounded-lg px-3 py-1.5 text-xs leading-relaxed",
							who === "contact" ? "ml-6 bg-brand-soft text-brand-ink" : "mr-6 bg-ink/5 text-ink",
							other && !known.has(`${who} ${text}`) && "ring-1 ring-warn ring-inset",
						)}
					>
						<span className="sr-only">{t(who)}: </span>
						{text}
					</li>
				))}
			</ol>
			<p className="grid gap-0.5 text-ink-faint text-xs">
				{result.outcome && <span>{t("caught", { outcome: common(`outcome.${result.outcome}`) })}</span>}
				{values.length > 0 && (
					<span className="break-words">
						{t("brought", { values: values.map(({ name, value }) => `${name} = ${shown(value)}`).join(" · ") })}
					</span>
				)}
				{result.slowestReplyMs !== null && <span>{t("slowestWas", { ms: result.slowestReplyMs })}</span>}
			</p>
		</div>
	);
}

function ProblemText({ problem }: { problem: RehearsalProblem }) {
	const t = useText(rehearsalText);
	const common = useText(commonText);
	const { code, subject } = problem;
	const nameOf = (name: string) => {
		const outcome = Outcome.safeParse(name);
		return outcome.success ? common(`outcome.${outcome.data}`) : name;
	};
	const words = (text: string) => {
		if (text === "") return t("nothing");
		return code === "outcome" ? text.split(", ").map(nameOf).join(", ") : text;
	};
	return <>{t(`problem.${code}`, { subject, expected: words(problem.expected), actual: words(problem.actual) })}</>;
}
