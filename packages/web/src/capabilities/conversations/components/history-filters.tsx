import { Channel, Outcome } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Field, Input, SearchAsYouType, Select } from "../../../shared/kit/index.ts";
import { assistantChoicesQuery } from "../../../shared/queries/index.ts";
import { type HistorySearch, isFiltered, periods } from "../search.ts";
import { historyText } from "../text.ts";

type Change = { [K in keyof HistorySearch]?: HistorySearch[K] | undefined };
type Props = { search: HistorySearch; onChange: (change: Change) => void; onClear: () => void };

/** What narrows the list; it all lives in the address. */
export function HistoryFilters({ search, onChange, onClear }: Props) {
	const t = useText(historyText);
	const common = useText(commonText);
	const assistants = useQuery(assistantChoicesQuery);
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
			<div className="grid grid-cols-2 gap-2 lg:grid-cols-4">
				<Select
					aria-label={t("period")}
					value={search.period ?? ""}
					options={any(
						t("period.any"),
						periods.map((value) => ({ value, label: t(`period.${value}`) })),
					)}
					onValueChange={(period) => onChange({ period: period || undefined, from: undefined, to: undefined })}
				/>
				<Select
					aria-label={t("outcome")}
					value={search.outcome ?? ""}
					options={any(
						t("outcome.any"),
						Outcome.options.map((value) => ({ value, label: common(`outcome.${value}`) })),
					)}
					onValueChange={(outcome) => onChange({ outcome: outcome || undefined })}
				/>
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
					aria-label={t("assistant")}
					value={search.assistant ?? ""}
					options={any(
						t("assistant.any"),
						(assistants.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
					)}
					onValueChange={(assistant) => onChange({ assistant: assistant || undefined })}
				/>
			</div>
			{search.period === "custom" && (
				<div className="grid grid-cols-2 gap-2 sm:max-w-md">
					<Field label={t("from")}>
						<Input
							type="date"
							value={search.from ?? ""}
							max={search.to}
							onChange={(event) => onChange({ from: event.target.value || undefined })}
						/>
					</Field>
					<Field label={t("to")}>
						<Input
							type="date"
							value={search.to ?? ""}
							min={search.from}
							onChange={(event) => onChange({ to: event.target.value || undefined })}
						/>
					</Field>
				</div>
			)}
			{isFiltered(search) && (
				<div>
					<Button variant="ghost" size="sm" onClick={onClear}>
						<X aria-hidden />
						{t("clear")}
					</Button>
				</div>
			)}
		</search>
	);
}
