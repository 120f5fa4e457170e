import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { History, SearchX } from "lucide-react";
import { useEffect } from "react";
import { flattenPages, useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { conversationsKey } from "../../../shared/conversation/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, LoadMore, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { HistoryFilters } from "../components/history-filters.tsx";
import { HistoryList } from "../components/history-list.tsx";
import { rememberSearch } from "../last-search.ts";
import { historyQuery } from "../queries/conversations.ts";
import { isFiltered, readHistorySearch } from "../search.ts";
import { historyText } from "../text.ts";

const route = getRouteApi("/shell/history");

export function HistoryPage() {
	const t = useText(historyText);
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const history = useInfiniteQuery({ ...historyQuery(search, new Date()), placeholderData: (before) => before });
	useEffect(() => rememberSearch(search), [search]);
	useFeed({
		types: [
			"conversation.started",
			"conversation.ended",
			"conversation.reopened",
			"conversation.analysed",
			"conversation.deleted",
		],
		invalidate: [[...conversationsKey, "list"]],
	});
	return (
		<Page>
			<PageHeader title={t("title")} description={t("description")} />
			<Card flush>
				<HistoryFilters
					search={search}
					onChange={(change) =>
						void navigate({ search: (before) => readHistorySearch({ ...before, ...change }), replace: true })
					}
					onClear={() => void navigate({ search: {}, replace: true })}
				/>
				<div aria-busy={history.isPlaceholderData} className={history.isPlaceholderData ? "opacity-60" : undefined}>
					<QueryView query={history}>
						{(data) => {
							const items = flattenPages(data);
							if (items.length === 0) return isFiltered(search) ? <NoMatch /> : <NothingYet />;
							return (
								<>
									<HistoryList items={items} />
									<LoadMore query={history} />
								</>
							);
						}}
					</QueryView>
				</div>
			</Card>
		</Page>
	);
}

function NoMatch() {
	const t = useText(historyText);
	return <EmptyState icon={<SearchX />} title={t("noMatchTitle")} description={t("noMatchBody")} />;
}

function NothingYet() {
	const t = useText(historyText);
	const can = useCan();
	return (
		<EmptyState
			icon={<History />}
			title={t("emptyTitle")}
			description={t("emptyBody")}
			action={
				can("calls:simulate") && (
					<Button variant="primary" asChild>
						<Link to="/simulator">{t("openSimulator")}</Link>
					</Button>
				)
			}
		/>
	);
}
