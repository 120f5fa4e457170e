import type { InboxKind } from "@centralita/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { Select } from "../../../shared/kit/index.ts";
import type { InboxSearch } from "../search.ts";
import { inboxText } from "../text.ts";

const kinds = ["any", "chat", "ticket"] as const;

/** What narrows the list; it lives in the address. */
export function EntryFilters({ search }: { search: InboxSearch }) {
	const t = useText(inboxText);
	const navigate = useNavigate();
	const choose = (kind: InboxKind | "any") => {
		const { kind: _kind, ...others } = search;
		void navigate({ to: "/inbox", search: kind === "any" ? others : { ...others, kind }, replace: true });
	};
	return (
		<div className="flex gap-2 px-3 pb-3">
			<Select
				aria-label={t("kind")}
				value={search.kind ?? "any"}
				onValueChange={choose}
				options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
			/>
		</div>
	);
}
