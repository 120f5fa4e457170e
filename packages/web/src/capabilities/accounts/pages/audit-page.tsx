import type { AuditEntry } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, DateTime, EmptyState, LoadMore, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { auditDetail } from "../audit-detail.ts";
import { auditQuery } from "../queries/team.ts";
import { teamText } from "../team-text.ts";
import { useActionText } from "../use-action-text.ts";

export function AuditPage() {
	const t = useText(teamText);
	const audit = useInfiniteQuery(auditQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("auditTitle")} description={t("auditLead")} />
			<Card flush>
				<QueryView query={audit}>
					{(data) => {
						const entries = flattenPages(data);
						if (entries.length === 0) return <EmptyState icon={<ScrollText />} title={t("auditEmpty")} />;
						return (
							<>
								<ol className="divide-y divide-line">
									{entries.map((entry) => (
										<AuditRow key={entry.id} entry={entry} />
									))}
								</ol>
								<LoadMore query={audit} />
							</>
						);
					}}
				</QueryView>
			</Card>
		</Page>
	);
}

function AuditRow({ entry }: { entry: AuditEntry }) {
	const t = useText(teamText);
	const action = useActionText();
	const detail = auditDetail(entry.detail);
	return (
		<li className="grid gap-x-6 gap-y-0.5 px-5 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
			<div className="min-w-0">
				<p>
					<span className="font-medium">{entry.actor === "system" ? t("system") : entry.actor}</span>{" "}
					<span className="text-ink-soft">{action(entry.action)}</span>
				</p>
				{detail && <p className="truncate text-ink-faint text-xs">{detail}</p>}
			</div>
			<p className="flex gap-x-3 text-ink-faint text-xs sm:grid sm:justify-items-end sm:gap-0.5">
				<DateTime at={entry.at} className="whitespace-nowrap tabular-nums" />
				{entry.ip && <span className="font-mono">{entry.ip}</span>}
			</p>
		</li>
	);
}
