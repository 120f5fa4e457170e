import type { InboxKind } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { Select } from "../../../shared/kit/index.ts";
import { queuesQuery, queueText } from "../../../shared/queues/index.ts";
import type { InboxSearch } from "../search.ts";
import { inboxText } from "../text.ts";

const kinds = ["any", "chat", "ticket"] as const;

/** What narrows the list; it lives in the address. Queues are asked for once there is one. */
export function EntryFilters({ search }: { search: InboxSearch }) {
	const t = useText(inboxText);
	const q = useText(queueText);
	const navigate = useNavigate();
	const queues = useQuery(queuesQuery).data ?? [];
	const { kind, queue, ...others } = search;
	const go = (chosen: Pick<InboxSearch, "kind" | "queue">) =>
		void navigate({ to: "/inbox", search: { ...others, ...chosen }, replace: true });
	const chooseKind = (chosen: InboxKind | "any") =>
		go({ ...(chosen === "any" ? {} : { kind: chosen }), ...(queue ? { queue } : {}) });
	const chooseQueue = (chosen: string) =>
		go({ ...(kind ? { kind } : {}), ...(chosen === "any" ? {} : { queue: chosen }) });
	return (
		<div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-2 px-3 pb-3">
			<Select
				aria-label={t("kind")}
				value={kind ?? "any"}
				onValueChange={chooseKind}
				options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
			/>
			{queues.length > 0 && (
				<Select
					aria-label={q("queue")}
					value={queue ?? "any"}
					onValueChange={chooseQueue}
					options={[
						...(["any", "mine", "default"] as const).map((value) => ({ value, label: q(value) })),
						...queues.map(({ id, name }) => ({ value: id, label: name })),
					]}
				/>
			)}
		</div>
	);
}
