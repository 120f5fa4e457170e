import type { DoNotCallEntry } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PhoneOff, Plus, SearchX, Trash2 } from "lucide-react";
import { useState } from "react";
import { flattenPages, useFeed, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useDebounced } from "../../../shared/hooks/use-debounced.ts";
import { useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Badge,
	Button,
	Card,
	ConfirmDialog,
	DateTime,
	EmptyState,
	IconButton,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
	SearchInput,
	toast,
} from "../../../shared/kit/index.ts";
import { ListDialog } from "../components/list-dialog.tsx";
import { profileText } from "../profile-text.ts";
import { doNotCallQuery, useUnlistNumber } from "../queries/do-not-call.ts";

export function DoNotCallPage() {
	const p = useText(profileText);
	const can = useCan();
	const problem = useProblemText();
	const [typed, setTyped] = useState("");
	const [adding, setAdding] = useState(false);
	const [leaving, setLeaving] = useState<DoNotCallEntry | null>(null);
	const q = useDebounced(typed.trim());
	const list = useInfiniteQuery({ ...doNotCallQuery(q), placeholderData: (before) => before });
	const unlist = useUnlistNumber();
	useFeed({ types: ["contact.do-not-call"], invalidate: [["do-not-call"]] });
	return (
		<Page width="narrow">
			<PageHeader
				title={p("listTitle")}
				description={p("listPageLead")}
				back={
					<Link to="/contacts" className="w-fit rounded">
						<BackLabel>{p("back")}</BackLabel>
					</Link>
				}
				actions={
					can("contacts:write") && (
						<Button variant="primary" onClick={() => setAdding(true)}>
							<Plus aria-hidden />
							{p("listAdd")}
						</Button>
					)
				}
			/>
			<Card flush>
				<div className="border-line border-b p-3">
					<SearchInput label={p("listSearch")} placeholder={p("listSearch")} value={typed} onValueChange={setTyped} />
				</div>
				<QueryView query={list}>
					{(data) => {
						const items = flattenPages(data);
						if (items.length === 0)
							return q === "" ? (
								<EmptyState icon={<PhoneOff />} title={p("listEmpty")} description={p("listEmptyLead")} />
							) : (
								<EmptyState icon={<SearchX />} title={p("listNoMatch")} />
							);
						return (
							<>
								<ul className="divide-y divide-line">
									{items.map((entry) => (
										<li key={entry.phone} className="flex items-center gap-3 px-5 py-3">
											<div className="grid min-w-0 grow gap-0.5">
												<p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium tabular-nums">
													{readablePhone(entry.phone)}
													<Badge>{p(`reason.${entry.reason}`)}</Badge>
												</p>
												<p className="text-ink-faint text-xs">
													<DateTime at={entry.at} /> · {p(`by.${entry.source}`, { name: entry.by ?? "–" })}
												</p>
												{entry.note && <p className="break-words text-ink-soft text-sm">{entry.note}</p>}
											</div>
											{can("contacts:erase") && (
												<IconButton
													size="sm"
													label={`${p("listRemove")}: ${readablePhone(entry.phone)}`}
													icon={<Trash2 />}
													onClick={() => setLeaving(entry)}
												/>
											)}
										</li>
									))}
								</ul>
								<LoadMore query={list} />
							</>
						);
					}}
				</QueryView>
			</Card>
			{adding && <ListDialog onClose={() => setAdding(false)} />}
			<ConfirmDialog
				open={leaving !== null}
				onOpenChange={() => setLeaving(null)}
				title={p("listRemoveTitle", { phone: leaving ? readablePhone(leaving.phone) : "" })}
				description={p("listRemoveBody")}
				confirmLabel={p("listRemove")}
				loading={unlist.isPending}
				onConfirm={() =>
					leaving &&
					unlist.mutate(leaving.phone, {
						onError: (error) => toast.error(problem(error)),
						onSettled: () => setLeaving(null),
					})
				}
			/>
		</Page>
	);
}
