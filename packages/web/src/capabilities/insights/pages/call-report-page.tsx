import type { Report, ReportFormat } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Bookmark, ChartColumn, Download } from "lucide-react";
import { useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatRelative, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { type CallSearch, type CallSearchChange, isNarrowed, readCallSearch, savedQueryOf } from "../calls-search.ts";
import { callsText } from "../calls-text.ts";
import { Advice } from "../components/calls/advice.tsx";
import { CallChart } from "../components/calls/chart.tsx";
import { ProviderFailures } from "../components/calls/failures.tsx";
import { FiguresTable } from "../components/calls/figures-table.tsx";
import { CallFilters } from "../components/calls/filters.tsx";
import { HeatMap } from "../components/calls/heat-map.tsx";
import { ReportTabs } from "../components/calls/report-tabs.tsx";
import { SaveDialog } from "../components/calls/save-dialog.tsx";
import { SavedList } from "../components/calls/saved-list.tsx";
import { CallTiles } from "../components/calls/tiles.tsx";
import { ReportSkeleton } from "../components/report/report-skeleton.tsx";
import { callExportUrl, callReportQuery } from "../queries/calls.ts";
import { savedReportsQuery } from "../queries/saved.ts";
import { savedText } from "../saved-text.ts";

const route = getRouteApi("/shell/reports");

export function CallReportPage() {
	const t = useText(callsText);
	const can = useCan();
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const report = useQuery({ ...callReportQuery(search), placeholderData: (before) => before });
	const change = (to: CallSearchChange) =>
		void navigate({ search: (before) => readCallSearch({ ...before, ...to }), replace: true });
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={report.data ? t("lead", { zone: report.data.timeZone }) : t("leadLoading")}
				actions={
					<>
						{report.data?.freshness.countedAt && <Age at={report.data.freshness.countedAt} />}
						{can("insights:export") && (
							<>
								<SaveButton search={search} />
								<DownloadLink search={search} format="csv" />
								<DownloadLink search={search} format="pdf" />
							</>
						)}
					</>
				}
			/>
			<ReportTabs />
			{report.data && report.data.freshness.pending > 2 && (
				<Banner tone="info" role="status" title={t("pending", { count: report.data.freshness.pending })}>
					{t("pendingLead")}
				</Banner>
			)}
			<CallFilters search={search} shown={report.data} onChange={change} />
			<div aria-busy={report.isPlaceholderData} className={report.isPlaceholderData ? "opacity-60" : undefined}>
				<QueryView query={report} loading={<ReportSkeleton />}>
					{(data) =>
						data.total.contacts === 0 ? (
							<Nothing filtered={isNarrowed(search)} />
						) : (
							<Figures report={data} search={search} onChange={change} />
						)
					}
				</QueryView>
			</div>
			<SavedList />
		</Page>
	);
}

function SaveButton({ search }: { search: CallSearch }) {
	const t = useText(savedText);
	const [open, setOpen] = useState(false);
	const saved = useQuery(savedReportsQuery);
	return (
		<>
			<Button disabled={saved.data === undefined} onClick={() => setOpen(true)}>
				<Bookmark aria-hidden />
				{t("save")}
			</Button>
			{open && saved.data && (
				<SaveDialog
					report={null}
					query={savedQueryOf(search)}
					canSend={saved.data.canSend}
					timeZone={saved.data.timeZone}
					onClose={() => setOpen(false)}
				/>
			)}
		</>
	);
}

function Age({ at }: { at: string }) {
	const t = useText(callsText);
	const language = useLanguage();
	const now = useNow(30_000);
	return <p className="text-ink-faint text-xs">{t("age", { when: formatRelative(at, language, now) })}</p>;
}

function DownloadLink({ search, format }: { search: CallSearch; format: ReportFormat }) {
	const t = useText(callsText);
	const language = useLanguage();
	return (
		<Button asChild>
			<a
				href={callExportUrl(search, format, language)}
				download
				aria-label={t(format === "csv" ? "downloadCsv" : "downloadPdf")}
			>
				<Download aria-hidden />
				{t(format === "csv" ? "exportCsv" : "exportPdf")}
			</a>
		</Button>
	);
}

function Nothing({ filtered }: { filtered: boolean }) {
	const t = useText(callsText);
	return (
		<Card>
			<EmptyState
				icon={<ChartColumn />}
				title={t(filtered ? "emptyFiltered" : "emptyTitle")}
				description={filtered ? undefined : t("emptyLead")}
				action={
					!filtered && (
						<Button asChild variant="primary">
							<Link to="/settings/lines">{t("seeLines")}</Link>
						</Button>
					)
				}
			/>
		</Card>
	);
}

function Figures({
	report,
	search,
	onChange,
}: {
	report: Report;
	search: CallSearch;
	onChange: (change: CallSearchChange) => void;
}) {
	return (
		<div className="grid gap-6">
			<CallTiles report={report} />
			<CallChart report={report} metric={search.metric ?? "contacts"} onMetric={(metric) => onChange({ metric })} />
			<FiguresTable report={report} />
			<HeatMap search={search} />
			<div className="grid items-start gap-6 lg:grid-cols-2">
				<Advice search={search} />
				<ProviderFailures failures={report.providerFailures} />
			</div>
		</div>
	);
}
