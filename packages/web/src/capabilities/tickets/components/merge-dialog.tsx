import type { TicketDetail, TicketSummary } from "@centralita/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { flattenPages, useProblemText } from "../../../shared/api/index.ts";
import { useDebounced } from "../../../shared/hooks/use-debounced.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, SearchInput, toast } from "../../../shared/kit/index.ts";
import { ticketsQuery, useMergeTicket } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

type Props = { ticket: TicketDetail; onClose: () => void; onMerged: (into: string) => void };

export function MergeDialog({ ticket, onClose, onMerged }: Props) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const merge = useMergeTicket(ticket.id);
	const [typed, setTyped] = useState("");
	const [chosen, setChosen] = useState<TicketSummary | null>(null);
	const q = useDebounced(typed.trim());
	const found = useInfiniteQuery({ ...ticketsQuery({ q }), enabled: q !== "" });
	const others = flattenPages(found.data)
		.filter(({ id, mergedInto }) => id !== ticket.id && mergedInto === null)
		.slice(0, 8);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("merge")}
			description={t("mergeLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button
						variant="danger"
						disabled={chosen === null}
						loading={merge.isPending}
						onClick={() =>
							chosen &&
							merge.mutate(chosen.id, {
								onSuccess: ({ id }) => {
									toast.success(t("merged"));
									onMerged(id);
								},
								onError: (error) => toast.error(problem(error)),
							})
						}
					>
						{t("mergeConfirm")}
					</Button>
				</>
			}
		>
			<div className="grid gap-3">
				<SearchInput
					label={t("mergeSearch")}
					placeholder={t("searchHint")}
					value={typed}
					onValueChange={(words) => {
						setTyped(words);
						setChosen(null);
					}}
				/>
				{others.length === 0 && (
					<p className="text-ink-soft text-sm">{q !== "" && found.isSuccess ? t("mergeNone") : t("mergeHint")}</p>
				)}
				<ul className="grid gap-1">
					{others.map((other) => (
						<li key={other.id}>
							<button
								type="button"
								aria-pressed={chosen?.id === other.id}
								onClick={() => setChosen(other)}
								className="grid w-full gap-0.5 rounded-lg border border-line px-3 py-2 text-left hover:bg-ink/3 aria-pressed:border-brand aria-pressed:bg-brand-soft"
							>
								<span className="truncate font-medium text-sm">{other.subject || t("erased")}</span>
								<span className="truncate text-ink-soft text-xs">
									{other.number} · {other.requester.name ?? t("noName")}
								</span>
							</button>
						</li>
					))}
				</ul>
			</div>
		</Dialog>
	);
}
