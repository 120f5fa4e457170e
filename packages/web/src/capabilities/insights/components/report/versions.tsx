import { type Difference, differenceOf, enoughToCompare, type GuideFigures } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ResolvedShare } from "../../../../shared/guides/index.ts";
import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Field, QueryView, Select, Skeleton } from "../../../../shared/kit/index.ts";
import { reportQuery } from "../../queries/reports.ts";
import type { ReportSearch } from "../../report-search.ts";
import { reportText } from "../../report-text.ts";

type Version = { version: string; figures: GuideFigures };

/** Two versions of the chosen guide side by side. */
export function Versions({ search }: { search: ReportSearch & { guide: string } }) {
	const t = useText(reportText);
	const { version: _one, ...scope } = search;
	const report = useQuery(reportQuery(scope, "version"));
	return (
		<Card title={t("compare")} description={t("compareLead")}>
			<QueryView query={report} loading={<Skeleton className="h-32" />}>
				{({ groups }) =>
					groups.length < 2 ? (
						<p className="text-ink-faint">{t("compareNone")}</p>
					) : (
						<Comparison versions={groups.map(({ key, figures }) => ({ version: key, figures }))} />
					)
				}
			</QueryView>
		</Card>
	);
}

function Comparison({ versions }: { versions: readonly Version[] }) {
	const t = useText(reportText);
	const [chosen, setChosen] = useState<{ first?: string; second?: string }>({});
	const find = (version: string | undefined, fallback: number) =>
		versions.find((one) => one.version === version) ?? versions.at(fallback);
	const first = find(chosen.first, -2);
	const second = find(chosen.second, -1);
	if (!first || !second) return null;
	const options = versions.map(({ version }) => ({ value: version, label: t("versionNumber", { version }) }));
	return (
		<div className="grid gap-4">
			<div className="grid grid-cols-2 gap-4">
				<Field label={t("first")}>
					<Select
						value={first.version}
						options={options}
						onValueChange={(value) => setChosen({ ...chosen, first: value })}
					/>
				</Field>
				<Field label={t("second")}>
					<Select
						value={second.version}
						options={options}
						onValueChange={(value) => setChosen({ ...chosen, second: value })}
					/>
				</Field>
				<ResolvedShare resolved={first.figures.resolved} />
				<ResolvedShare resolved={second.figures.resolved} />
			</div>
			{first.version !== second.version && (
				<Verdict
					difference={differenceOf(first.figures.resolved, second.figures.resolved)}
					first={first.version}
					second={second.version}
				/>
			)}
		</div>
	);
}

function Verdict({ difference, first, second }: { difference: Difference; first: string; second: string }) {
	const t = useText(reportText);
	const language = useLanguage();
	const points = (share: number) =>
		formatNumber(share * 100, language, {
			maximumFractionDigits: 0,
			signDisplay: difference.kind === "open" ? "exceptZero" : "never",
		});
	return (
		<div role="status" className="grid gap-1 rounded-lg bg-sunken px-4 py-3 text-sm">
			<p className="font-medium">{t("verdict")}</p>
			<p>
				{difference.kind === "small"
					? t("verdict.small", { needed: enoughToCompare })
					: difference.kind === "open"
						? t("verdict.open", { low: points(difference.low), high: points(difference.high) })
						: difference.kind === "better"
							? t("verdict.better", { version: second, low: points(difference.low), high: points(difference.high) })
							: t("verdict.better", { version: first, low: points(difference.high), high: points(difference.low) })}
			</p>
			<p className="text-ink-faint text-xs">{t("caveat")}</p>
		</div>
	);
}
