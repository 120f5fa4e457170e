import type { SystemStatus } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Banner, Card, DateTime, Page, PageHeader, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { systemQuery } from "../queries/settings.ts";
import { settingsText } from "../text.ts";

export function SystemPage() {
	const t = useText(settingsText);
	const system = useQuery(systemQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("systemTitle")} description={t("systemLead")} />
			<QueryView query={system} loading={<Skeleton className="h-80 w-full rounded-xl" />}>
				{(status) => <Status status={status} />}
			</QueryView>
		</Page>
	);
}

const redisTones = { up: "good", down: "bad", off: "neutral" } as const;

function Status({ status }: { status: SystemStatus }) {
	const t = useText(settingsText);
	const rows: [string, ReactNode][] = [
		[
			t("version"),
			<code key="version" className="font-mono text-xs">
				{status.version}
			</code>,
		],
		[t("started"), <DateTime key="started" at={status.startedAt} style="long" />],
		[
			t("liveCalls"),
			<span key="live" className="tabular-nums">
				{status.liveCalls}
			</span>,
		],
		[t("database"), t(`database.${status.database}`)],
		[
			t("redis"),
			<Badge key="redis" tone={redisTones[status.redis]} dot>
				{t(`redis.${status.redis}`)}
			</Badge>,
		],
		[
			t("blobs"),
			<span key="blobs" className="break-all">
				{status.blobs}
			</span>,
		],
		[t("roles"), status.roles.map((role) => t(`role.${role}`)).join(", ")],
	];
	return (
		<>
			{status.draining && <Banner tone="warn">{t("draining")}</Banner>}
			{status.notices.length === 0 ? (
				<Banner tone="good" title={t("healthy")}>
					{t("healthyLead")}
				</Banner>
			) : (
				<Banner tone="warn" title={t("notices")}>
					<ul className="grid gap-1">
						{status.notices.map((notice) => (
							<li key={notice}>{notice}</li>
						))}
					</ul>
				</Banner>
			)}
			<Card flush>
				<dl className="divide-y divide-line">
					{rows.map(([name, value]) => (
						<div key={name} className="grid gap-x-6 gap-y-0.5 px-5 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
							<dt className="text-ink-faint">{name}</dt>
							<dd>{value}</dd>
						</div>
					))}
				</dl>
			</Card>
		</>
	);
}
