import type { GuideExperiment } from "@centralita/contracts";
import { ChevronDown, Download } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, Card, DateTime } from "../../../shared/kit/index.ts";
import { experimentExportUrl } from "../queries/guides.ts";
import { EndDialog } from "./end-dialog.tsx";
import { experimentText } from "./experiment-text.ts";
import { Figures } from "./figures.tsx";

type Props = { experiment: GuideExperiment; publishedVersion: number | null };

/** One that runs with its figures, or one that ended with what was chosen. */
export function ExperimentCard({ experiment, publishedVersion }: Props) {
	const t = useText(experimentText);
	const language = useLanguage();
	const percent = (share: number) => formatPercent(share / 100, language);
	const can = useCan();
	const running = experiment.endedAt === null;
	const [ending, setEnding] = useState(false);
	const [shown, setShown] = useState(running);
	const { versionA, versionB, shareB, chosen } = experiment;
	const figures = shown && can("insights:read");
	return (
		<Card
			flush={!figures}
			title={
				<span className="flex flex-wrap items-center gap-2">
					{t("heading", { a: versionA, b: versionB })}
					{running ? (
						<Badge tone="good" dot="pulse">
							{t("running")}
						</Badge>
					) : (
						<Badge>{t("stayed", { version: chosen === "b" ? versionB : versionA })}</Badge>
					)}
				</span>
			}
			description={
				<>
					{t("shares", { a: percent(100 - shareB), b: percent(shareB) })} ·{" "}
					{t("startedBy", { name: experiment.startedBy })} · <DateTime at={experiment.startedAt} />
					{experiment.endedAt !== null && (
						<>
							{" "}
							· {t("endedBy", { name: experiment.endedBy ?? "" })} · <DateTime at={experiment.endedAt} />
						</>
					)}
				</>
			}
			actions={
				<>
					{figures && (
						<Button asChild size="sm">
							<a href={experimentExportUrl(experiment.id)} download>
								<Download aria-hidden />
								{t("export")}
							</a>
						</Button>
					)}
					{can("insights:read") && !shown && (
						<Button size="sm" onClick={() => setShown(true)}>
							<ChevronDown aria-hidden />
							{t("figures")}
						</Button>
					)}
					{running && can("guides:write") && (
						<Button size="sm" variant="primary" onClick={() => setEnding(true)}>
							{t("end")}
						</Button>
					)}
				</>
			}
		>
			{figures && <Figures id={experiment.id} />}
			{ending && (
				<EndDialog experiment={experiment} publishedVersion={publishedVersion} onClose={() => setEnding(false)} />
			)}
		</Card>
	);
}
