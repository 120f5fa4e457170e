import { Channel, ticketPriorities, ticketStatuses } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, SearchAsYouType, Select } from "../../../shared/kit/index.ts";
import { queuesQuery, queueText } from "../../../shared/queues/index.ts";
import { assigneesQuery } from "../queries/tickets.ts";
import { isFiltered, type TicketSearch } from "../search.ts";
import { ticketsText } from "../text.ts";

type Change = { [K in keyof TicketSearch]?: TicketSearch[K] | undefined };
type Props = { search: TicketSearch; onChange: (change: Change) => void; onClear: () => void };

/** What narrows the list; it all lives in the address. */
export function TicketFilters({ search, onChange, onClear }: Props) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const q = useText(queueText);
	const assignees = useQuery(assigneesQuery);
	const queues = useQuery(queuesQuery).data ?? [];
	const any = <T extends string>(label: string, options: readonly { value: T; label: string }[]) => [
		{ value: "" as const, label },
		...options,
	];
	return (
		<search aria-label={t("filters")} className="grid gap-3 border-line border-b p-3 sm:p-4">
			<SearchAsYouType
				label={t("searchLabel")}
				placeholder={t("searchHint")}
				value={search.q ?? ""}
				onValueChange={(q) => onChange({ q: q || undefined })}
			/>
			<div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2">
				<Select
					aria-label={t("status")}
					value={search.status ?? ""}
					options={any(
						t("status.any"),
						(["active", ...ticketStatuses] as const).map((value) => ({ value, label: t(`status.${value}`) })),
					)}
					onValueChange={(status) => onChange({ status: status || undefined })}
				/>
				<Select
					aria-label={t("assignee")}
					value={search.assignee ?? ""}
					options={[
						...(["any", "mine", "none"] as const).map((value) => ({
							value: value === "any" ? "" : value,
							label: t(`assignee.${value}`),
						})),
						...(assignees.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
					]}
					onValueChange={(assignee) => onChange({ assignee: assignee || undefined })}
				/>
				<Select
					aria-label={t("priority")}
					value={search.priority ?? ""}
					options={any(
						t("priority.any"),
						ticketPriorities.map((value) => ({ value, label: t(`priority.${value}`) })),
					)}
					onValueChange={(priority) => onChange({ priority: priority || undefined })}
				/>
				{(queues.length > 0 || search.queue) && (
					<Select
						aria-label={q("queue")}
						value={search.queue ?? ""}
						options={[
							...any(
								q("queue"),
								(["mine", "default"] as const).map((value) => ({ value, label: q(value) })),
							),
							...queues.map(({ id, name }) => ({ value: id, label: name })),
						]}
						onValueChange={(queue) => onChange({ queue: queue || undefined })}
					/>
				)}
				<Select
					aria-label={t("channel")}
					value={search.channel ?? ""}
					options={any(
						t("channel.any"),
						Channel.options.map((value) => ({ value, label: common(`channel.${value}`) })),
					)}
					onValueChange={(channel) => onChange({ channel: channel || undefined })}
				/>
				<Select
					aria-label={t("late")}
					value={search.breached ?? ""}
					options={any(
						t("late.any"),
						(["true", "false"] as const).map((value) => ({ value, label: t(`late.${value}`) })),
					)}
					onValueChange={(breached) => onChange({ breached: breached || undefined })}
				/>
			</div>
			{isFiltered(search) && (
				<div className="flex flex-wrap gap-2">
					{search.tag && (
						<Button variant="ghost" size="sm" onClick={() => onChange({ tag: undefined })}>
							<X aria-hidden />
							{t("tag")}: {search.tag}
						</Button>
					)}
					<Button variant="ghost" size="sm" onClick={onClear}>
						<X aria-hidden />
						{t("clear")}
					</Button>
				</div>
			)}
		</search>
	);
}
