import { type ContactFilter, locales } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, Save, Trash2, X } from "lucide-react";
import { useMemo, useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { countryOptions } from "../../../shared/countries/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Button, Field, IconButton, Input, SearchAsYouType, Select } from "../../../shared/kit/index.ts";
import { filterText } from "../filter-text.ts";
import { profileText } from "../profile-text.ts";
import { contactCountQuery, segmentsQuery } from "../queries/contacts.ts";
import { type ContactSearch, isNarrowed } from "../search.ts";
import { contactsText } from "../text.ts";
import { ConsentFilter } from "./consent-filter.tsx";
import { FieldRuleFilter } from "./field-rule-filter.tsx";
import { RemoveSegment, SaveSegment } from "./segment-dialogs.tsx";
import { TagsInput } from "./tags-input.tsx";

type Change = { [K in keyof ContactFilter]?: ContactFilter[K] | undefined };
type Props = { search: ContactSearch; onChange: (search: ContactSearch) => void };

/** What narrows the list; it all lives in the address. */
export function ContactFilters({ search, onChange }: Props) {
	const t = useText(contactsText);
	const f = useText(filterText);
	const p = useText(profileText);
	const common = useText(commonText);
	const language = useLanguage();
	const can = useCan();
	const segments = useQuery(segmentsQuery).data?.items ?? [];
	const count = useQuery({ ...contactCountQuery(search), placeholderData: (before) => before });
	const countries = useMemo(() => countryOptions(language), [language]);
	const [open, setOpen] = useState(search.filter !== undefined);
	const [asking, setAsking] = useState<"save" | "remove" | null>(null);
	const { filter = {} } = search;
	const segment = segments.find(({ id }) => id === search.segment);
	const set = (change: Change) => onChange({ ...search, filter: { ...filter, ...change } as ContactFilter });
	const one = <T extends string>(values: readonly T[] | undefined): T | "" => values?.[0] ?? "";
	const any = <T extends string>(options: readonly { value: T; label: string }[]) => [
		{ value: "" as const, label: f("any") },
		...options,
	];
	const day = (key: "activeFrom" | "activeTo" | "createdFrom" | "createdTo") => (
		<Field label={f(key)}>
			<Input
				type="date"
				value={filter[key] ?? ""}
				onChange={(event) => set({ [key]: event.target.value || undefined })}
			/>
		</Field>
	);
	return (
		<search aria-label={f("filters")} className="grid gap-3 border-line border-b p-3 sm:p-4">
			<div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
				<SearchAsYouType
					label={t("searchLabel")}
					placeholder={t("searchHint")}
					value={search.q ?? ""}
					onValueChange={(q) => {
						const { q: _, ...rest } = search;
						onChange(q ? { ...rest, q } : rest);
					}}
				/>
				<span className="flex items-center gap-1">
					<Select
						aria-label={f("segment")}
						value={search.segment ?? ""}
						options={[
							{ value: "", label: f("segmentAny") },
							...segments.map(({ id, name }) => ({ value: id, label: name })),
						]}
						onValueChange={(id) => {
							const { segment: _, ...rest } = search;
							onChange(id ? { ...rest, segment: id } : rest);
						}}
					/>
					{segment && can("contacts:write") && (
						<IconButton size="sm" label={f("segmentRemove")} icon={<Trash2 />} onClick={() => setAsking("remove")} />
					)}
				</span>
				<Button aria-expanded={open} onClick={() => setOpen(!open)}>
					<ListFilter aria-hidden />
					{open ? f("fewer") : f("more")}
				</Button>
			</div>
			{open && (
				<div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
					<Field label={f("tags")}>
						<TagsInput value={filter.tags ?? []} placeholder={f("tagsHint")} onValueChange={(tags) => set({ tags })} />
					</Field>
					<Field label={f("withoutTags")}>
						<TagsInput value={filter.withoutTags ?? []} onValueChange={(withoutTags) => set({ withoutTags })} />
					</Field>
					<Field label={t("locale")}>
						<Select
							value={one(filter.locales)}
							options={any([
								...locales.map((value) => ({ value, label: common(`locale.${value}`) })),
								{ value: "unknown" as const, label: f("unknown") },
							])}
							onValueChange={(value) => set({ locales: value ? [value] : undefined })}
						/>
					</Field>
					<Field label={p("country")}>
						<Select
							value={one(filter.countries)}
							options={any([{ value: "unknown", label: f("unknown") }, ...countries])}
							onValueChange={(value) => set({ countries: value ? [value] : undefined })}
						/>
					</Field>
					<Field label={p("timeZone")}>
						<Select
							value={filter.timeZone ?? ""}
							options={any((["known", "unknown"] as const).map((value) => ({ value, label: f(`zone.${value}`) })))}
							onValueChange={(value) => set({ timeZone: value || undefined })}
						/>
					</Field>
					<Field label={f("has")}>
						<Select
							value={one(filter.has)}
							options={any((["phone", "email", "name"] as const).map((value) => ({ value, label: f(`has.${value}`) })))}
							onValueChange={(value) => set({ has: value ? [value] : undefined })}
						/>
					</Field>
					<Field label={f("doNotCall")}>
						<Select
							value={filter.doNotCall === undefined ? "" : filter.doNotCall ? "true" : "false"}
							options={any((["true", "false"] as const).map((value) => ({ value, label: f(`doNotCall.${value}`) })))}
							onValueChange={(value) => set({ doNotCall: value === "" ? undefined : value === "true" })}
						/>
					</Field>
					<ConsentFilter value={filter.consent} onValueChange={(consent) => set({ consent })} />
					{day("activeFrom")}
					{day("activeTo")}
					{day("createdFrom")}
					{day("createdTo")}
					<FieldRuleFilter value={filter.fields?.[0]} onValueChange={(rule) => set({ fields: rule && [rule] })} />
				</div>
			)}
			<div className="flex min-h-8 flex-wrap items-center gap-2">
				<p aria-live="polite" className="mr-auto text-ink-soft text-sm tabular-nums">
					{count.data && f("count", { count: count.data.count })}
				</p>
				{filter.importId && (
					<Button variant="ghost" size="sm" onClick={() => set({ importId: undefined })}>
						<X aria-hidden />
						{f("imported")}
					</Button>
				)}
				{search.filter !== undefined && can("contacts:write") && (
					<Button size="sm" onClick={() => setAsking("save")}>
						<Save aria-hidden />
						{f("save")}
					</Button>
				)}
				{isNarrowed(search) && (
					<Button variant="ghost" size="sm" onClick={() => onChange({})}>
						<X aria-hidden />
						{f("clear")}
					</Button>
				)}
			</div>
			{asking === "save" && (
				<SaveSegment
					search={search}
					onClose={() => setAsking(null)}
					onSaved={(id) => {
						setAsking(null);
						onChange({ segment: id });
					}}
				/>
			)}
			{asking === "remove" && segment && (
				<RemoveSegment
					segment={segment}
					onClose={() => setAsking(null)}
					onRemoved={() => {
						setAsking(null);
						onChange({});
					}}
				/>
			)}
		</search>
	);
}
