import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { BookUser, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { flattenPages } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useDebounced } from "../../../shared/hooks/use-debounced.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	Avatar,
	Button,
	Card,
	EmptyState,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
	SearchInput,
} from "../../../shared/kit/index.ts";
import { ContactDialog } from "../components/contact-dialog.tsx";
import { contactsQuery } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

export function ContactsPage() {
	const t = useText(contactsText);
	const can = useCan();
	const navigate = useNavigate();
	const [typed, setTyped] = useState("");
	const [creating, setCreating] = useState(false);
	const q = useDebounced(typed.trim());
	const contacts = useInfiniteQuery({ ...contactsQuery(q), placeholderData: (before) => before });
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					can("contacts:write") && (
						<Button variant="primary" onClick={() => setCreating(true)}>
							<Plus aria-hidden />
							{t("create")}
						</Button>
					)
				}
			/>
			<Card flush>
				<div className="border-line border-b p-3">
					<SearchInput label={t("searchLabel")} placeholder={t("searchHint")} value={typed} onValueChange={setTyped} />
				</div>
				<QueryView query={contacts}>
					{(data) => {
						const items = flattenPages(data);
						if (items.length === 0) {
							return q === "" ? (
								<EmptyState icon={<BookUser />} title={t("empty")} description={t("emptyLead")} />
							) : (
								<EmptyState icon={<SearchX />} title={t("noMatch")} description={t("noMatchLead")} />
							);
						}
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
												<span className="hidden shrink-0 text-ink-faint text-xs sm:block">
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
