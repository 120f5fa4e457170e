import type { PriceTable } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { editingText, LeaveGuard, SaveBar, useDraft, useUndoableSave } from "../../../shared/forms/index.ts";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Banner,
	Card,
	EmptyState,
	Field,
	Input,
	Page,
	PageHeader,
	QueryView,
	Select,
	Skeleton,
	toast,
} from "../../../shared/kit/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";
import { PriceGroup } from "../components/price-group.tsx";
import { usePricedProviders } from "../components/use-priced-providers.ts";
import { PriceForm, type PriceRow, repeatedRows, rowsOf } from "../price-rows.ts";
import { pricesText } from "../prices-text.ts";
import { useSavePrices } from "../queries/prices.ts";
import { providerSettingsQuery } from "../queries/provider-settings.ts";

export function PricesPage() {
	const t = useText(pricesText);
	const prices = useQuery(pricesQuery);
	// They say whose prices are open at first.
	const { isPending } = useQuery(providerSettingsQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("title")} description={t("lead")} />
			<QueryView query={prices} loading={<Skeleton className="h-96 w-full rounded-xl" />}>
				{(table) => (isPending ? <Skeleton className="h-96 w-full rounded-xl" /> : <Prices table={table} />)}
			</QueryView>
		</Page>
	);
}

function Prices({ table }: { table: PriceTable }) {
	const t = useText(pricesText);
	const editing = useText(editingText);
	const problem = useProblemText();
	const readOnly = !useCan()("settings:write");
	const save = useSavePrices();
	const draft = useDraft(PriceForm, rowsOf(table));
	const { currency, items } = draft.values;
	const { nameOf, isUsed, idsBut } = usePricedProviders();
	const saved = new Set(table.items.map(({ provider }) => provider));
	const repeated = repeatedRows(items);
	const providers = [...new Set(items.map(({ provider }) => provider))];
	const set = (next: PriceRow[]) => draft.patch({ items: next });
	const add = (provider: string) =>
		set([...items, { provider, model: "", unit: unitFor(provider, items), amount: "" }]);
	const onSave = useUndoableSave({
		draft,
		save,
		before: { currency: table.currency, items: table.items },
		valuesOf: rowsOf,
		onError: (error) => toast.error(problem(error)),
		text: { saved: t("saved"), undone: t("undone") },
	});
	const errorAt = (index: number): string | undefined => {
		if (draft.errors[`items.${index}.amount`]) return t("notAmount");
		return repeated.has(index) ? t("twice") : undefined;
	};
	return (
		<>
			{readOnly && <Banner>{editing("readOnly")}</Banner>}
			<Card>
				<div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
					<Field label={t("currency")} hint={t("currencyHint")} error={draft.errors.currency}>
						<Input
							maxLength={3}
							disabled={readOnly}
							autoComplete="off"
							className="w-24 uppercase"
							value={currency}
							onChange={(event) => draft.patch({ currency: event.target.value.toUpperCase() })}
						/>
					</Field>
					<LastChange table={table} />
				</div>
			</Card>
			<Card flush>
				{items.length === 0 && <EmptyState icon={<Coins />} title={t("empty")} />}
				<ul className="divide-y divide-line empty:hidden">
					{providers.map((provider) => (
						<PriceGroup
							key={provider}
							name={nameOf(provider)}
							currency={currency}
							readOnly={readOnly}
							rows={items.flatMap((row, index) =>
								row.provider === provider ? [{ index, row, error: errorAt(index) }] : [],
							)}
							onChange={(index, part) => set(items.map((row, at) => (at === index ? { ...row, ...part } : row)))}
							onRemove={(index) => set(items.toSpliced(index, 1))}
							onAdd={() => add(provider)}
							startsOpen={isUsed(provider) || !saved.has(provider)}
						/>
					))}
				</ul>
			</Card>
			{!readOnly && (
				<Field label={t("addProvider")} className="max-w-xs">
					<Select
						value=""
						onValueChange={(provider) => provider && add(provider)}
						options={[
							{ value: "", label: t("chooseProvider") },
							...idsBut(providers).map((id) => ({ value: id, label: nameOf(id) })),
						]}
					/>
				</Field>
			)}
			<SaveBar
				visible={draft.dirty}
				saving={save.isPending}
				label={t("save")}
				onSave={onSave}
				onDiscard={draft.discard}
			/>
			<LeaveGuard active={draft.dirty} />
		</>
	);
}

/** What a new price is most likely for: the provider's last unit, or what carriers charge for. */
const unitFor = (provider: string, items: readonly PriceRow[]): PriceRow["unit"] =>
	items.findLast((row) => row.provider === provider)?.unit ??
	(provider === "twilio" || provider === "telnyx" ? "inbound-minute" : "million-input-tokens");

function LastChange({ table }: { table: PriceTable }) {
	const t = useText(pricesText);
	const language = useLanguage();
	return (
		<p className="text-ink-faint text-xs sm:pt-8">
			{table.changedBy ? t("changedBy", { name: table.changedBy }) : t("asShipped")}
			{table.changedAt && ` · ${formatDateTime(table.changedAt, language)}`}
		</p>
	);
}
