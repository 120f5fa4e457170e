import { GuideList, type GuideSummary } from "@centralita/contracts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Archive, FileUp, Plus, Route } from "lucide-react";
import { useState } from "react";
import { api, useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { guidesQuery } from "../../../shared/queries/index.ts";
import { CreateDialog } from "../components/create-dialog.tsx";
import { GuideRow } from "../components/guide-row.tsx";
import { ImportDialog } from "../components/import-dialog.tsx";
import { guidesText } from "../text.ts";

const archivedQuery = queryOptions({
	queryKey: ["guides", "archived"],
	queryFn: ({ signal }) => api.get("/guides", { schema: GuideList, query: { archived: true }, signal }),
});

export function GuidesPage() {
	const t = useText(guidesText);
	const can = useCan();
	const [archived, setArchived] = useState(false);
	const [opened, setOpened] = useState<{ copyOf?: GuideSummary } | "import" | null>(null);
	const active = useQuery(guidesQuery);
	const gone = useQuery({ ...archivedQuery, enabled: archived });
	useFeed({ types: ["guide.published", "guide.changed"], invalidate: [guidesQuery.queryKey] });
	const write = can("guides:write");
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					<>
						<Button variant="ghost" aria-pressed={archived} onClick={() => setArchived(!archived)}>
							<Archive aria-hidden />
							{t(archived ? "showActive" : "showArchived")}
						</Button>
						{write && (
							<>
								<Button onClick={() => setOpened("import")}>
									<FileUp aria-hidden />
									{t("import")}
								</Button>
								<Button variant="primary" onClick={() => setOpened({})}>
									<Plus aria-hidden />
									{t("create")}
								</Button>
							</>
						)}
					</>
				}
			/>
			<Card flush>
				<QueryView query={archived ? gone : active}>
					{({ items }) =>
						items.length === 0 ? (
							<EmptyState
								icon={<Route />}
								title={t(archived ? "noArchived" : "empty")}
								description={archived ? undefined : t("emptyLead")}
							/>
						) : (
							<ul className="divide-y divide-line">
								{items.map((guide) => (
									<GuideRow key={guide.slug} guide={guide} onCopy={() => setOpened({ copyOf: guide })} />
								))}
							</ul>
						)
					}
				</QueryView>
			</Card>
			{opened === "import" && <ImportDialog onClose={() => setOpened(null)} />}
			{opened !== null && opened !== "import" && (
				<CreateDialog guides={active.data?.items ?? []} copyOf={opened.copyOf} onClose={() => setOpened(null)} />
			)}
		</Page>
	);
}
