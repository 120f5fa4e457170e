import type { AuditEntry } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Card,
	Cell,
	DateTime,
	EmptyState,
	HeadCell,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
	Table,
	TableBody,
	TableHead,
	TableRow,
} from "../../../shared/kit/index.ts";
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
								<Table label={t("auditTitle")}>
									<TableHead>
										<tr>
											<HeadCell>{t("when")}</HeadCell>
											<HeadCell>{t("who")}</HeadCell>
											<HeadCell>{t("what")}</HeadCell>
											<HeadCell>{t("address")}</HeadCell>
										</tr>
									</TableHead>
									<TableBody>
										{entries.map((entry) => (
											<AuditRow key={entry.id} entry={entry} />
										))}
									</TableBody>
								</Table>
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
		<TableRow>
			<Cell className="whitespace-nowrap text-ink-soft tabular-nums">
				<DateTime at={entry.at} />
			</Cell>
			<Cell className="whitespace-nowrap font-medium">{entry.actor === "system" ? t("system") : entry.actor}</Cell>
			<Cell className="min-w-56">
				<p>{action(entry.action)}</p>
				{detail && <p className="max-w-80 truncate text-ink-faint text-xs">{detail}</p>}
			</Cell>
			<Cell className="whitespace-nowrap font-mono text-ink-faint text-xs">{entry.ip ?? "–"}</Cell>
		</TableRow>
	);
}
