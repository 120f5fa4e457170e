import type { GuideExperiment } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { formatDateTime, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button } from "../../../shared/kit/index.ts";
import { experimentText } from "./experiment-text.ts";

/** Says that an experiment runs, and what that keeps from being done. */
export function RunningBanner({ experiment }: { experiment: GuideExperiment }) {
	const t = useText(experimentText);
	const language = useLanguage();
	return (
		<Banner
			tone="warn"
			title={t("runningTitle")}
			action={
				<Button asChild size="sm">
					<Link to="/guides/$slug/experiments" params={{ slug: experiment.guide }}>
						{t("see")}
					</Link>
				</Button>
			}
		>
			{t("runningLead", {
				a: experiment.versionA,
				b: experiment.versionB,
				share: formatPercent(experiment.shareB / 100, language),
				when: formatDateTime(experiment.startedAt, language, "date"),
			})}
		</Banner>
	);
}
