import type { GuideVersionList, GuideWork } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Card, EmptyState, Field, Page, PageHeader, QueryView, Select } from "../../../shared/kit/index.ts";
import { Comparison } from "../components/comparison.tsx";
import { VersionRow } from "../components/version-row.tsx";
import { type Side, versionsQuery, workQuery } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

const route = getRouteApi("/shell/guides/$slug/versions");
type Versions = z.output<typeof GuideVersionList>["items"];

export function GuideVersionsPage() {
	const t = useText(guidesText);
	const language = useLanguage();
	const { slug } = route.useParams();
	const work = useQuery(workQuery(slug));
	const versions = useQuery(versionsQuery(slug));
	const name = work.data ? localized(work.data.draft.title, language) || slug : slug;
	return (
		<Page>
			<PageHeader
				title={t("versionsTitle", { name })}
				description={t("versionsLead")}
				back={
					<Link to="/guides/$slug" params={{ slug }} className="w-fit rounded">
						<BackLabel>{name}</BackLabel>
					</Link>
				}
			/>
			<QueryView query={versions}>
				{({ items }) => (
					<QueryView query={work}>
						{(data) =>
							items.length === 0 ? (
								<Card>
									<EmptyState icon={<History />} title={t("versionsEmpty")} description={t("versionsEmptyLead")} />
								</Card>
							) : (
								<VersionHistory work={data} versions={items} />
							)
						}
					</QueryView>
				)}
			</QueryView>
		</Page>
	);
}

function VersionHistory({ work, versions }: { work: GuideWork; versions: Versions }) {
	const t = useText(guidesText);
	const newest = versions[0]?.version ?? 1;
	const [from, setFrom] = useState<Side>(work.changed ? newest : (versions[1]?.version ?? newest));
	const [to, setTo] = useState<Side>(work.changed ? "draft" : newest);
	const sides = [
		{ value: "draft", label: t("draft") },
		...versions.map(({ version }) => ({ value: String(version), label: t("version", { version }) })),
	];
	const choose = (set: (side: Side) => void) => (value: string) => set(value === "draft" ? "draft" : Number(value));
	return (
		<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
			<Card title={t("versions")} flush>
				<ol className="divide-y divide-line border-line border-t">
					{versions.map((version) => (
						<VersionRow
							key={version.version}
							slug={work.slug}
							version={version}
							current={version.version === work.publishedVersion}
							restorable={!work.archived && (work.changed || version.version !== work.publishedVersion)}
						/>
					))}
				</ol>
			</Card>
			<Card title={t("compare")} flush>
				<div className="grid grid-cols-2 gap-4 px-5 pb-4">
					<Field label={t("from")}>
						<Select value={String(from)} onValueChange={choose(setFrom)} options={sides} />
					</Field>
					<Field label={t("to")}>
						<Select value={String(to)} onValueChange={choose(setTo)} options={sides} />
					</Field>
				</div>
				<Comparison slug={work.slug} from={from} to={to} />
			</Card>
		</div>
	);
}
