import { type TicketDetail, type TicketPatch, ticketPriorities } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, Field, Input, Select, toast } from "../../../shared/kit/index.ts";
import { queuesQuery, queueText } from "../../../shared/queues/index.ts";
import { assigneesQuery, useTicketDeed } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

const tagsOf = (text: string): string[] =>
	text
		.split(",")
		.map((tag) => tag.trim())
		.filter((tag) => tag !== "");

/** Status, assignee, queue, priority and tags: each is changed at once. */
export function PropertiesCard({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	const problem = useProblemText();
	const q = useText(queueText);
	const assignees = useQuery(assigneesQuery);
	const queues = useQuery(queuesQuery).data ?? [];
	const deed = useTicketDeed(ticket.id);
	const fixed = !useCan()("tickets:write") || ticket.mergedInto !== null || deed.isPending;
	const onError = (error: unknown) => toast.error(problem(error));
	const patch = (change: TicketPatch) => deed.mutate({ type: "patch", patch: change }, { onError });
	const saved = ticket.tags.join(", ");
	const [tags, setTags] = useState(saved);
	useEffect(() => setTags(saved), [saved]);
	const people = assignees.data?.items ?? [];
	const { assignee } = ticket;
	const known = assignee === null || people.some(({ id }) => id === assignee.id) ? people : [assignee, ...people];
	return (
		<Card>
			<div className="grid gap-4">
				<Field label={t("status")}>
					<Select
						disabled={fixed}
						value={ticket.status}
						onValueChange={(to) => {
							if (to !== "new" && to !== ticket.status) deed.mutate({ type: "move", to }, { onError });
						}}
						options={[ticket.status, ...ticket.transitions].map((value) => ({ value, label: t(`status.${value}`) }))}
					/>
				</Field>
				<Field label={t("assignee")}>
					<Select
						disabled={fixed}
						value={assignee?.id ?? ""}
						onValueChange={(id) => patch({ assigneeId: id || null })}
						options={[
							{ value: "", label: t("assignee.none") },
							...known.map(({ id, name }) => ({ value: id, label: name })),
						]}
					/>
				</Field>
				{(queues.length > 0 || ticket.queueId !== null) && (
					<Field label={q("queue")}>
						<Select
							disabled={fixed}
							value={ticket.queueId ?? ""}
							onValueChange={(id) => patch({ queueId: id || null })}
							options={[
								{ value: "", label: q("default") },
								...queues.map(({ id, name }) => ({ value: id, label: name })),
							]}
						/>
					</Field>
				)}
				<Field label={t("priority")}>
					<Select
						disabled={fixed}
						value={ticket.priority}
						onValueChange={(priority) => patch({ priority })}
						options={ticketPriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
					/>
				</Field>
				<Field label={t("tags")} hint={t("tagsHint")}>
					<Input
						disabled={fixed}
						autoComplete="off"
						value={tags}
						onChange={(event) => setTags(event.target.value)}
						onBlur={() => tags !== saved && patch({ tags: tagsOf(tags) })}
						onKeyDown={(event) => {
							if (event.key === "Enter") event.currentTarget.blur();
						}}
					/>
				</Field>
			</div>
		</Card>
	);
}
