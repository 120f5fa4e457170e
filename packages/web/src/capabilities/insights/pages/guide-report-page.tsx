import type { GuideAnalytics } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChartColumn, Download, RefreshCw } from "lucide-react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatRelative, localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, EmptyState, Page, PageHeader, QueryView, toast } from "../../../shared/kit/index.ts";
import { guidesQuery } from "../../../shared/queries/index.ts";
import { ReportTabs } from "../components/calls/report-tabs.tsx";
import { Feedback } from "../components/report/feedback.tsx";
import { ReportFilters } from "../components/report/filters.tsx";
import { Funnel } from "../components/report/funnel.tsx";
import { LiveNow } from "../components/report/live-now.tsx";
import { OverTime } from "../components/report/over-time.tsx";
import { Problems } from "../components/report/problems.tsx";
import { ReportSkeleton } from "../components/report/report-skeleton.tsx";
import { Tiles } from "../components/report/tiles.tsx";
import { Versions } from "../components/report/versions.tsx";
import { WorstSteps } from "../components/report/worst-steps.tsx";
import { exportUrl, reportQuery, useNodeTitle, useRefreshReports } from "../queries/reports.ts";
import { type ReportSearch, readReportSearch } from "../report-search.ts";
import { reportText } from "../report-text.ts";

const route = getRouteApi("/shell/reports/guides");

export function GuideReportPage() {
	const t = useText(reportText);
	const can = useCan();
	const problemText = useProblemText();
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const report = useQuery({ ...reportQuery(search, "day"), placeholderData: (before) => before });
	const refresh = useRefreshReports();
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					<>
						{report.data && <Age at={report.data.freshness.refreshedAt} />}
						{can("guides:write") && (
							<Button
								loading={refresh.isPending}
								onClick={() =>
									refresh.mutate(undefined, {
										onSuccess: () => toast.success(t("refreshAsked")),
										onError: (error) => toast.error(problemText(error)),
									})
								}
							>
								<RefreshCw aria-hidden />
								{t("refresh")}
							</Button>
						)}
						<Button asChild>
							<a href={exportUrl(search)} download>
								<Download aria-hidden />
								{t("export")}
							</a>
						</Button>
					</>
				}
			/>
			<ReportTabs />
			{report.data?.freshness.failing && (
				<Banner tone="warn" role="status" title={t("failing")}>
					{t("failingLead")}
				</Banner>
			)}
			<LiveNow />
			<ReportFilters
				search={search}
				versions={report.data?.versions ?? []}
				onChange={(change) =>
					void navigate({ search: (before) => readReportSearch({ ...before, ...change }), replace: true })
				}
			/>
			<div aria-busy={report.isPlaceholderData} className={report.isPlaceholderData ? "opacity-60" : undefined}>
				<QueryView query={report} loading={<ReportSkeleton />}>
					{(data) =>
						data.total.sessions === 0 ? <Nothing search={search} /> : <Report report={data} search={search} />
					}
				</QueryView>
			</div>
		</Page>
	);
}

function Age({ at }: { at: string }) {
	const t = useText(reportText);
	const language = useLanguage();
	const now = useNow(30_000);
	return <p className="text-ink-faint text-xs">{t("age", { when: formatRelative(at, language, now) })}</p>;
}

function Nothing({ search }: { search: ReportSearch }) {
	const t = useText(reportText);
	const filtered = Object.keys(search).length > 0;
	return (
		<Card>
			<EmptyState
				icon={<ChartColumn />}
				title={t(filtered ? "emptyFiltered" : "emptyTitle")}
				description={filtered ? undefined : t("emptyLead")}
				action={
					!filtered && (
						<Button asChild variant="primary">
							<Link to="/guides">{t("seeGuides")}</Link>
						</Button>
					)
				}
			/>
		</Card>
	);
}

function Report({ report, search }: { report: GuideAnalytics; search: ReportSearch }) {
	const language = useLanguage();
	const guides = useQuery(guidesQuery);
	const titleOf = useNodeTitle([...report.funnel, ...report.worstSteps].map(({ guide }) => guide));
	const guideTitle = (slug: string) => {
		const guide = guides.data?.items.find((one) => one.slug === slug);
		return (guide && localized(guide.title, language)) || slug;
	};
	const { guide } = search;
	return (
		<div className="grid gap-6">
			<Tiles figures={report.total} />
			<OverTime report={report} />
			<div className="grid items-start gap-6 lg:grid-cols-2">
				<div className="grid min-w-0 gap-6">
					<Funnel funnel={report.funnel} chosen={guide !== undefined} titleOf={titleOf} />
					{guide !== undefined && <Versions search={{ ...search, guide }} />}
				</div>
				<div className="grid min-w-0 gap-6">
					<WorstSteps steps={report.worstSteps} titleOf={titleOf} guideTitle={guideTitle} />
					<Problems problems={report.topProblems} guideTitle={guideTitle} />
					<Feedback ratings={report.ratings} comments={report.comments} guideTitle={guideTitle} />
				</div>
			</div>
		</div>
	);
}
