import type { CountryDialRules, DialRules } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Pencil, RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { countryName, countryOptions } from "../../../shared/countries/index.ts";
import { officeHours } from "../../../shared/forms/index.ts";
import { hoursText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Badge,
	Banner,
	Card,
	ConfirmDialog,
	Field,
	IconButton,
	Page,
	PageHeader,
	QueryView,
	Select,
} from "../../../shared/kit/index.ts";
import { RulesDialog } from "../components/rules-dialog.tsx";
import { dialRulesQuery, useResetRules } from "../queries/dial-rules.ts";
import { rulesText } from "../rules-text.ts";

const begun: DialRules = { hours: [officeHours], perDay: 1, perWeek: 3, skipHolidays: true };

/** What is allowed in each country. */
export function RulesPage() {
	const t = useText(rulesText);
	const language = useLanguage();
	const mayChange = useCan()("settings:write");
	const rules = useQuery(dialRulesQuery);
	const reset = useResetRules();
	const [edited, edit] = useState<{ country: string; rules: DialRules } | null>(null);
	const [resetting, askReset] = useState<string | null>(null);
	const byName = (a: CountryDialRules, b: CountryDialRules) =>
		countryName(a.country, language).localeCompare(countryName(b.country, language), language);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			{!mayChange && <Banner>{t("readOnly")}</Banner>}
			<Card flush>
				<QueryView query={rules}>
					{(items) => (
						<ul className="divide-y divide-line">
							{items.toSorted(byName).map((item) => (
								<Row
									key={item.country}
									item={item}
									mayChange={mayChange}
									onEdit={() => edit(item)}
									onReset={() => askReset(item.country)}
								/>
							))}
						</ul>
					)}
				</QueryView>
			</Card>
			{mayChange && rules.data && (
				<AddCountry
					known={rules.data.map(({ country }) => country)}
					onChoose={(country) => edit({ country, rules: begun })}
				/>
			)}
			{edited && (
				<RulesDialog
					key={edited.country}
					country={edited.country}
					name={countryName(edited.country, language)}
					rules={edited.rules}
					onClose={() => edit(null)}
				/>
			)}
			<ConfirmDialog
				open={resetting !== null}
				onOpenChange={() => askReset(null)}
				title={t("resetTitle")}
				description={t("resetLead")}
				confirmLabel={t("reset")}
				loading={reset.isPending}
				onConfirm={() => {
					if (resetting !== null) reset.mutate(resetting, { onSettled: () => askReset(null) });
				}}
			/>
		</Page>
	);
}

type RowProps = { item: CountryDialRules; mayChange: boolean; onEdit: () => void; onReset: () => void };

function Row({ item: { country, rules, changed, source }, mayChange, onEdit, onReset }: RowProps) {
	const t = useText(rulesText);
	const language = useLanguage();
	const name = countryName(country, language);
	const isNever = rules.hours.length === 0 || rules.perDay === 0 || rules.perWeek === 0;
	const limits = [
		t("limits", { day: rules.perDay, week: rules.perWeek }),
		...(rules.skipHolidays ? [t("holidays")] : []),
	].join(", ");
	return (
		<li className="flex items-center justify-between gap-4 px-5 py-3">
			<div className="grid min-w-0 gap-0.5">
				<p className="flex flex-wrap items-center gap-2 font-medium">
					{name}
					{changed && <Badge tone="brand">{t("changed")}</Badge>}
				</p>
				{isNever ? (
					<p className="text-sm text-warn-ink">{t("never")}</p>
				) : (
					<>
						<p className="text-sm">{hoursText(rules.hours, language)}</p>
						<p className="text-ink-soft text-sm">{limits}</p>
					</>
				)}
				{!changed && (
					<p className="text-ink-faint text-xs">{source === null ? t("careful") : t("source", { source })}</p>
				)}
			</div>
			{mayChange && (
				<div className="flex shrink-0 gap-1">
					{changed && <IconButton label={`${t("reset")}: ${name}`} icon={<RotateCcw />} onClick={onReset} />}
					<IconButton label={t("change", { country: name })} icon={<Pencil />} onClick={onEdit} />
				</div>
			)}
		</li>
	);
}

function AddCountry({ known, onChoose }: { known: readonly string[]; onChoose: (country: string) => void }) {
	const t = useText(rulesText);
	const language = useLanguage();
	const countries = useMemo(
		() => countryOptions(language).filter(({ value }) => !known.includes(value)),
		[language, known],
	);
	return (
		<Field label={t("add")} hint={t("addHint")} className="max-w-xs">
			<Select
				value=""
				options={[{ value: "", label: t("choose") }, ...countries]}
				onValueChange={(country) => country && onChoose(country)}
			/>
		</Field>
	);
}
