import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { BookUser, Download, FileSpreadsheet, FileText, PhoneOff, Plus, SearchX, Upload } from "lucide-react";
import { useState } from "react";
import { apiUrl, flattenPages } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Avatar,
	Badge,
	Button,
	Card,
	DropdownMenu,
	EmptyState,
	IconButton,
	LoadMore,
	MenuItem,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
} from "../../../shared/kit/index.ts";
import { ContactDialog } from "../components/contact-dialog.tsx";
import { ContactFilters } from "../components/contact-filters.tsx";
import { filterText } from "../filter-text.ts";
import { contactsQuery } from "../queries/contacts.ts";
import { isNarrowed, queryOf, readContactSearch } from "../search.ts";
import { contactsText } from "../text.ts";

const route = getRouteApi("/shell/contacts");
const tagsShown = 3;

export function ContactsPage() {
	const t = useText(contactsText);
	const f = useText(filterText);
	const can = useCan();
	const search = route.useSearch();
	const navigate = route.useNavigate();
	const [creating, setCreating] = useState(false);
	const contacts = useInfiniteQuery({ ...contactsQuery(search), placeholderData: (before) => before });
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					<>
						<IconButton
							label={f("doNotCallPage")}
							icon={<PhoneOff />}
							onClick={() => void navigate({ to: "/contacts/do-not-call" })}
						/>
						{can("contacts:export") && (
							<DropdownMenu
								trigger={
									<Button>
										<Download aria-hidden />
										{f("export")}
									</Button>
								}
							>
								{(["csv", "xlsx"] as const).map((format) => (
									<MenuItem key={format} asChild>
										<a href={apiUrl("/contacts/export", { ...queryOf(search), format })} download>
											{format === "csv" ? <FileText /> : <FileSpreadsheet />}
											{f(format === "csv" ? "exportCsv" : "exportXlsx")}
										</a>
									</MenuItem>
								))}
							</DropdownMenu>
						)}
						{can("contacts:import") && (
							<Button asChild>
								<Link to="/contacts/imports">
									<Upload aria-hidden />
									{f("import")}
								</Link>
							</Button>
						)}
						{can("contacts:write") && (
							<Button variant="primary" onClick={() => setCreating(true)}>
								<Plus aria-hidden />
								{t("create")}
							</Button>
						)}
					</>
				}
			/>
			<Card flush>
				<ContactFilters
					search={search}
					onChange={(next) => void navigate({ search: readContactSearch(next), replace: true })}
				/>
				<div aria-busy={contacts.isPlaceholderData} className={contacts.isPlaceholderData ? "opacity-60" : undefined}>
					<QueryView query={contacts}>
						{(data) => {
							const items = flattenPages(data);
							if (items.length === 0)
								return isNarrowed(search) ? (
									<EmptyState icon={<SearchX />} title={t("noMatch")} description={t("noMatchLead")} />
								) : (
									<EmptyState icon={<BookUser />} title={t("empty")} description={t("emptyLead")} />
								);
							return (
								<>
									<ul className="divide-y divide-line">
										{items.map((contact) => (
											<li key={contact.id}>
												<Link
													to="/contacts/$contactId"
													params={{ contactId: contact.id }}
													className="flex items-center gap-3 px-5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3"
												>
													<Avatar name={contact.name ?? "?"} />
													<span className="min-w-0 grow">
														<span className="block truncate font-medium">{contact.name ?? t("noName")}</span>
														<span className="block truncate text-ink-faint text-xs">
															{[...contact.phones.map(readablePhone), ...contact.emails].join(" · ") || "–"}
														</span>
													</span>
													<span className="hidden shrink-0 gap-1.5 md:flex">
														{contact.tags.slice(0, tagsShown).map((tag) => (
															<Badge key={tag}>{tag}</Badge>
														))}
														{contact.tags.length > tagsShown && <Badge>+{contact.tags.length - tagsShown}</Badge>}
													</span>
													<span className="hidden w-32 shrink-0 text-right text-ink-faint text-xs sm:block">
														{t("conversations", { count: contact.conversations })}
													</span>
												</Link>
											</li>
										))}
									</ul>
									<LoadMore query={contacts} />
								</>
							);
						}}
					</QueryView>
				</div>
			</Card>
			{creating && (
				<ContactDialog
					contact={null}
					onClose={() => setCreating(false)}
					onSaved={(contact) => void navigate({ to: "/contacts/$contactId", params: { contactId: contact.id } })}
				/>
			)}
		</Page>
	);
}
