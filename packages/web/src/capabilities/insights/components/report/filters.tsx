import { locales, sessionChannels } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { commonText, localized, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Button, Select } from "../../../../shared/kit/index.ts";
import { guidesQuery } from "../../../../shared/queries/index.ts";
import { periods, type ReportSearch } from "../../report-search.ts";
import { reportText } from "../../report-text.ts";

type Change = { [K in keyof ReportSearch]?: ReportSearch[K] | undefined };
type Props = {
	search: ReportSearch;
	/** Versions of the chosen guide that ran. */
	versions: readonly number[];
	onChange: (change: Change) => void;
};

const narrowed = ({ days: _days, ...rest }: ReportSearch) => Object.keys(rest).length > 0;

/** What the report is about; it all lives in the address. */
export function ReportFilters({ search, versions, onChange }: Props) {
	const t = useText(reportText);
	const common = useText(commonText);
	const language = useLanguage();
	const guides = useQuery(guidesQuery);
	const shown = [...new Set([...versions, ...(search.version ? [search.version] : [])])].sort((a, b) => b - a);
	return (
		<search aria-label={t("filters")} className="grid gap-2">
			<div className="grid grid-cols-2 gap-2 md:grid-cols-3 lg:grid-cols-5">
				<Select
					aria-label={t("period")}
					value={String(search.days ?? 30)}
					options={periods.map((days) => ({ value: String(days), label: t("days", { days }) }))}
					onValueChange={(value) => onChange({ days: periods.find((days) => String(days) === value) })}
				/>
				<Select
					aria-label={t("guide")}
					value={search.guide ?? ""}
					options={[
						{ value: "", label: t("allGuides") },
						...(guides.data?.items ?? []).map(({ slug, title }) => ({
							value: slug,
							label: localized(title, language) || slug,
						})),
					]}
					onValueChange={(guide) => onChange({ guide: guide || undefined, version: undefined })}
				/>
				<Select
					aria-label={t("version")}
					disabled={!search.guide}
					value={String(search.version ?? "")}
					options={[
						{ value: "", label: t("allVersions") },
						...shown.map((version) => ({ value: String(version), label: t("versionNumber", { version }) })),
					]}
					onValueChange={(version) => onChange({ version: version === "" ? undefined : Number(version) })}
				/>
				<Select
					aria-label={t("channel")}
					value={search.channel ?? ""}
					options={[
						{ value: "" as const, label: t("allChannels") },
						...sessionChannels.map((value) => ({ value, label: t(`channel.${value}`) })),
					]}
					onValueChange={(channel) => onChange({ channel: channel || undefined })}
				/>
				<Select
					aria-label={t("locale")}
					value={search.locale ?? ""}
					options={[
						{ value: "" as const, label: t("allLocales") },
						...locales.map((value) => ({ value, label: common(`locale.${value}`) })),
					]}
					onValueChange={(locale) => onChange({ locale: locale || undefined })}
				/>
			</div>
			{narrowed(search) && (
				<Button
					variant="ghost"
					size="sm"
					className="w-fit"
					onClick={() => onChange({ guide: undefined, version: undefined, channel: undefined, locale: undefined })}
				>
					<X aria-hidden />
					{t("clear")}
				</Button>
			)}
		</search>
	);
}
