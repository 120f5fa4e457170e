import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Download, Plus, SearchX, Ticket } from "lucide-react";
import { useState } from "react";
import { apiUrl, flattenPages, useFeed } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, EmptyState, LoadMore, Page, PageHeader, QueryView } from "../../../shared/kit/index.ts";
import { CreateTicketDialog } from "../components/create-dialog.tsx";
import { TicketFilters } from "../components/ticket-filters.tsx";
import { TicketRow } from "../components/ticket-row.tsx";
import { ticketEvents, ticketsKey, ticketsQuery } from "../queries/tickets.ts";
import { isFiltered, readTicketSearch } from "../search.ts";
import { ticketsText } from "../text.ts";

const route = getRouteApi("/shell/tickets");

export function TicketsPage() {
	const t = useText(ticketsText);
	const can = useCan();
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const [creating, setCreating] = useState(false);
	const tickets = useInfiniteQuery({ ...ticketsQuery(search), placeholderData: (before) => before });
	useFeed({ types: ticketEvents, invalidate: [[...ticketsKey, "pages"]] });
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					<>
						{can("tickets:export") && (
							<Button asChild>
								<a href={apiUrl("/tickets/export.csv", search)} download>
									<Download aria-hidden />
									{t("export")}
								</a>
							</Button>
						)}
						{can("tickets:write") && (
							<Button variant="primary" onClick={() => setCreating(true)}>
								<Plus aria-hidden />
								{t("create")}
							</Button>
						)}
					</>
				}
			/>
			<Card flush>
				<TicketFilters
					search={search}
					onChange={(change) =>
						void navigate({ search: (before) => readTicketSearch({ ...before, ...change }), replace: true })
					}
					onClear={() => void navigate({ search: {}, replace: true })}
				/>
				<div aria-busy={tickets.isPlaceholderData} className={tickets.isPlaceholderData ? "opacity-60" : undefined}>
					<QueryView query={tickets}>
						{(data) => {
							const items = flattenPages(data);
							if (items.length === 0)
								return isFiltered(search) ? (
									<EmptyState icon={<SearchX />} title={t("noMatch")} description={t("noMatchLead")} />
								) : (
									<EmptyState icon={<Ticket />} title={t("empty")} description={t("emptyLead")} />
								);
							return (
								<>
									<ul className="divide-y divide-line">
										{items.map((ticket) => (
											<li key={ticket.id}>
												<TicketRow ticket={ticket} />
											</li>
										))}
									</ul>
									<LoadMore query={tickets} />
								</>
							);
						}}
					</QueryView>
				</div>
			</Card>
			{creating && (
				<CreateTicketDialog
					onClose={() => setCreating(false)}
					onCreated={({ id }) => void navigate({ to: "/tickets/$ticketId", params: { ticketId: id } })}
				/>
			)}
		</Page>
	);
}
