import type { Assistant, AssistantVersionList } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Card, EmptyState, Field, Page, PageHeader, QueryView, Select } from "../../../shared/kit/index.ts";
import { Comparison } from "../components/comparison.tsx";
import { VersionRow } from "../components/version-row.tsx";
import { assistantQuery, type Side, versionsQuery } from "../queries/assistants.ts";
import { assistantsText } from "../text.ts";

const route = getRouteApi("/shell/assistants/$assistantId/versions");
type Versions = z.output<typeof AssistantVersionList>["items"];

export function VersionsPage() {
	const t = useText(assistantsText);
	const { assistantId } = route.useParams();
	const assistant = useQuery(assistantQuery(assistantId));
	const versions = useQuery(versionsQuery(assistantId));
	const name = assistant.data?.draft.name;
	return (
		<Page>
			<PageHeader
				title={name ? t("versionsTitle", { name }) : t("versions")}
				description={t("versionsLead")}
				back={
					<Link to="/assistants/$assistantId" params={{ assistantId }} className="w-fit rounded">
						<BackLabel>{name ?? t("back")}</BackLabel>
					</Link>
				}
			/>
			<QueryView query={versions}>
				{({ items }) => (
					<QueryView query={assistant}>
						{(data) =>
							items.length === 0 ? (
								<Card>
									<EmptyState icon={<History />} title={t("versionsEmpty")} description={t("versionsEmptyLead")} />
								</Card>
							) : (
								<VersionHistory assistant={data} versions={items} />
							)
						}
					</QueryView>
				)}
			</QueryView>
		</Page>
	);
}

function VersionHistory({ assistant, versions }: { assistant: Assistant; versions: Versions }) {
	const t = useText(assistantsText);
	const newest = versions[0]?.version ?? 1;
	const [from, setFrom] = useState<Side>(assistant.changed ? newest : (versions[1]?.version ?? newest));
	const [to, setTo] = useState<Side>(assistant.changed ? "draft" : newest);
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
							assistantId={assistant.id}
							version={version}
							current={version.version === assistant.publishedVersion}
							restorable={assistant.changed || version.version !== assistant.publishedVersion}
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
				<Comparison id={assistant.id} from={from} to={to} />
			</Card>
		</div>
	);
}
