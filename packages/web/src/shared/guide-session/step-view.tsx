import type { TroubleshootingStep } from "@centralita/contracts";
import { Clock, ExternalLink, TriangleAlert } from "lucide-react";
import { useText } from "../i18n/index.ts";
import { cn } from "../kit/index.ts";
import { sessionText } from "./session-text.ts";

type Props = {
	step: TroubleshootingStep;
	/** Shown, not only linked. */
	pictures: boolean;
	/** One level below what it stands in. */
	heading: "h2" | "h3" | "h4";
};

/** One step of a guide as it is read: what to mind, what to do, what should come of it. */
export function StepView({ step, pictures, heading: Heading }: Props) {
	const t = useText(sessionText);
	return (
		<div className="grid gap-3">
			<div className="grid gap-1">
				<p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-faint text-xs">
					<span className="font-medium">{t("step", { number: step.number })}</span>
					{step.estimatedMinutes > 0 && (
						<span className="inline-flex items-center gap-1">
							<Clock aria-hidden className="size-3.5" />
							{t("minutes", { count: step.estimatedMinutes })}
						</span>
					)}
				</p>
				<Heading className={cn("break-words font-semibold leading-snug", Heading === "h2" && "text-lg")}>
					{step.title}
				</Heading>
			</div>
			{step.warnings.length > 0 && (
				<div className="grid gap-1 rounded-lg bg-warn-soft px-3 py-2 text-sm text-warn-ink">
					<p className="flex items-center gap-1.5 font-medium text-xs">
						<TriangleAlert aria-hidden className="size-4 shrink-0" />
						{t("warnings")}
					</p>
					<ul className="grid gap-1">
						{step.warnings.map((warning) => (
							<li key={warning} className="break-words first-letter:uppercase">
								{warning}
							</li>
						))}
					</ul>
				</div>
			)}
			<ol className="grid list-decimal gap-2 pl-5 marker:text-ink-faint">
				{step.instructions.map((instruction) => (
					<li key={instruction} className="break-words pl-1">
						{instruction}
					</li>
				))}
			</ol>
			{step.resources.map(({ title, url, kind }) =>
				pictures && kind === "picture" ? (
					<img
						key={url}
						src={url}
						alt={title}
						loading="lazy"
						referrerPolicy="no-referrer"
						className="max-h-80 w-fit max-w-full rounded-lg border border-line object-contain"
					/>
				) : (
					<a
						key={url}
						href={url}
						target="_blank"
						rel="noreferrer"
						aria-label={t("opensOutside", { title })}
						className="inline-flex w-fit items-center gap-1.5 rounded break-words text-brand-ink text-sm underline underline-offset-2"
					>
						<ExternalLink aria-hidden className="size-4 shrink-0" />
						{title}
					</a>
				),
			)}
			{step.expectedResult !== "" && (
				<p className="break-words border-brand-soft border-l-2 pl-3 text-ink-soft text-sm">
					{t("expected", { text: step.expectedResult })}
				</p>
			)}
		</div>
	);
}
