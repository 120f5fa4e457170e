import type { InboxQueue } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Layers, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Button,
	Card,
	ConfirmDialog,
	EmptyState,
	IconButton,
	Page,
	PageHeader,
	QueryView,
	toast,
} from "../../../shared/kit/index.ts";
import { queuesQuery } from "../../../shared/queues/index.ts";
import { QueueDialog } from "../components/queue-dialog.tsx";
import { useRemoveQueue } from "../queries/queues.ts";
import { queuesText } from "../queues-text.ts";

/** Settings → Queues. */
export function QueuesPage() {
	const t = useText(queuesText);
	const common = useText(commonText);
	const problem = useProblemText();
	const works = useCan()("settings:write");
	const queues = useQuery(queuesQuery);
	const remove = useRemoveQueue();
	const [editing, setEditing] = useState<InboxQueue | "new" | null>(null);
	const [removing, setRemoving] = useState<InboxQueue | null>(null);
	const rulesOf = ({ assistantIds, guides, languages }: InboxQueue) =>
		[
			assistantIds.length > 0 && `${t("assistants")}: ${assistantIds.length}`,
			guides.length > 0 && `${t("guides")}: ${guides.length}`,
			languages.length > 0 && languages.map((one) => common(one === "es" ? "spanish" : "english")).join(", "),
		].filter((text) => text !== false);
	return (
		<Page width="narrow">
			<PageHeader
				title={t("title")}
				description={t("lead")}
				actions={
					works && (
						<Button variant="primary" onClick={() => setEditing("new")}>
							<Plus aria-hidden />
							{t("add")}
						</Button>
					)
				}
			/>
			<Card flush>
				<QueryView query={queues}>
					{(items) =>
						items.length === 0 ? (
							<EmptyState icon={<Layers />} title={t("none")} description={t("noneLead")} />
						) : (
							<ul className="divide-y divide-line">
								{items.map((queue) => (
									<li key={queue.id} className="flex items-start gap-3 px-5 py-3">
										<div className="grid min-w-0 grow gap-1">
											<p className="truncate font-medium text-sm">{queue.name}</p>
											<p className="text-ink-soft text-xs">
												{[t("people", { count: queue.memberIds.length }), ...rulesOf(queue)].join(" · ")}
												{rulesOf(queue).length === 0 && ` · ${t("byHand")}`}
											</p>
										</div>
										{works && (
											<span className="flex shrink-0">
												<IconButton
													size="sm"
													label={`${common("edit")}: ${queue.name}`}
													icon={<Pencil />}
													onClick={() => setEditing(queue)}
												/>
												<IconButton
													size="sm"
													label={`${common("delete")}: ${queue.name}`}
													icon={<Trash2 />}
													onClick={() => setRemoving(queue)}
												/>
											</span>
										)}
									</li>
								))}
							</ul>
						)
					}
				</QueryView>
			</Card>
			{editing && <QueueDialog queue={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
			<ConfirmDialog
				open={removing !== null}
				onOpenChange={() => setRemoving(null)}
				title={t("removeTitle")}
				description={t("removeBody")}
				confirmLabel={common("delete")}
				onConfirm={() => {
					if (removing) remove.mutate(removing.id, { onError: (error) => toast.error(problem(error)) });
					setRemoving(null);
				}}
			/>
		</Page>
	);
}
