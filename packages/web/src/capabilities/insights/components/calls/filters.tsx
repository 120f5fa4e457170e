import {
	CallDirection,
	Outcome,
	ReportChannel,
	type ReportChoices,
	ReportOutcome,
	reportGroups,
} from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { commonText, useText } from "../../../../shared/i18n/index.ts";
import { Button, Field, Input, Select } from "../../../../shared/kit/index.ts";
import { type CallSearch, type CallSearchChange, callPeriods, isNarrowed } from "../../calls-search.ts";
import { callsText } from "../../calls-text.ts";
import { reportChoicesQuery } from "../../queries/calls.ts";

type Props = {
	search: CallSearch;
	/** The days that are shown, for who wants to choose others. */
	shown: { from: string; to: string } | undefined;
	onChange: (change: CallSearchChange) => void;
};

const everything: CallSearchChange = {
	channel: undefined,
	direction: undefined,
	line: undefined,
	assistant: undefined,
	campaign: undefined,
	outcome: undefined,
};

/** What the report is about; it all lives in the address. */
export function CallFilters({ search, shown, onChange }: Props) {
	const t = useText(callsText);
	const common = useText(commonText);
	const { data: known } = useQuery(reportChoicesQuery);
	const own = search.from !== undefined && search.to !== undefined;
	const byId = (all: string, list: keyof ReportChoices) => [
		{ value: "", label: all },
		...(known?.[list] ?? []).map(({ id, name }) => ({ value: id, label: name ?? t("gone") })),
	];
	const outcomeName = (value: ReportOutcome) => {
		const known = Outcome.safeParse(value);
		return known.success
			? common(`outcome.${known.data}`)
			: t(value === "open" ? "outcome.open" : "outcome.unanswered");
	};
	return (
		<search aria-label={t("filters")} className="grid gap-2">
			<div className="grid grid-cols-2 gap-2 md:grid-cols-4">
				<Select
					aria-label={t("period")}
					value={own ? "own" : String(search.days ?? 30)}
					options={[
						...[...new Set([...callPeriods, search.days ?? 30])].map((days) => ({
							value: String(days),
							label: days === 1 ? t("today") : t("days", { days }),
						})),
						{ value: "own", label: t("ownDates") },
					]}
					onValueChange={(value) =>
						onChange(
							value === "own"
								? { days: undefined, from: shown?.from, to: shown?.to }
								: { from: undefined, to: undefined, days: Number(value) },
						)
					}
				/>
				<Select
					aria-label={t("groupBy")}
					value={search.groupBy ?? "day"}
					options={reportGroups.map((value) => ({ value, label: t(`group.${value}`) }))}
					onValueChange={(groupBy) => onChange({ groupBy })}
				/>
				<Select
					aria-label={t("of.channel")}
					value={search.channel ?? ""}
					options={[
						{ value: "" as const, label: t("allChannels") },
						...ReportChannel.options.map((value) => ({ value, label: t(`channel.${value}`) })),
					]}
					onValueChange={(channel) => onChange({ channel: channel || undefined })}
				/>
				<Select
					aria-label={t("direction")}
					value={search.direction ?? ""}
					options={[
						{ value: "" as const, label: t("allDirections") },
						...CallDirection.options.map((value) => ({ value, label: t(`direction.${value}`) })),
					]}
					onValueChange={(direction) => onChange({ direction: direction || undefined })}
				/>
				<Select
					aria-label={t("of.line")}
					value={search.line ?? ""}
					options={byId(t("allLines"), "lines")}
					onValueChange={(line) => onChange({ line: line || undefined })}
				/>
				<Select
					aria-label={t("of.assistant")}
					value={search.assistant ?? ""}
					options={byId(t("allAssistants"), "assistants")}
					onValueChange={(assistant) => onChange({ assistant: assistant || undefined })}
				/>
				<Select
					aria-label={t("of.campaign")}
					value={search.campaign ?? ""}
					options={byId(t("allCampaigns"), "campaigns")}
					onValueChange={(campaign) => onChange({ campaign: campaign || undefined })}
				/>
				<Select
					aria-label={t("of.outcome")}
					disabled={search.groupBy === "hour"}
					value={search.outcome ?? ""}
					options={[
						{ value: "" as const, label: t("allOutcomes") },
						...ReportOutcome.options.map((value) => ({ value, label: outcomeName(value) })),
					]}
					onValueChange={(outcome) => onChange({ outcome: outcome || undefined })}
				/>
			</div>
			{own && (
				<div className="grid max-w-md grid-cols-2 gap-2">
					<Field label={t("from")}>
						<Input
							type="date"
							value={search.from ?? ""}
							max={search.to}
							onChange={({ target }) => target.value !== "" && onChange({ from: target.value })}
						/>
					</Field>
					<Field label={t("to")}>
						<Input
							type="date"
							value={search.to ?? ""}
							min={search.from}
							onChange={({ target }) => target.value !== "" && onChange({ to: target.value })}
						/>
					</Field>
				</div>
			)}
			{isNarrowed(search) && (
				<Button variant="ghost" size="sm" className="w-fit" onClick={() => onChange(everything)}>
					<X aria-hidden />
					{t("clear")}
				</Button>
			)}
		</search>
	);
}
