import { priceUnits } from "@centralita/contracts";
import { ChevronDown, Plus, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, cn, Field, IconButton, Input, Select } from "../../../shared/kit/index.ts";
import type { PriceRow } from "../price-rows.ts";
import { pricesText } from "../prices-text.ts";

const columns = "grid grid-cols-[minmax(0,1fr)_2.5rem_2.25rem] gap-2 sm:grid-cols-[minmax(0,1fr)_15rem_6.5rem_2.25rem]";

type Props = {
	/** As people call it. */
	name: string;
	rows: readonly { index: number; row: PriceRow; error: string | undefined }[];
	currency: string;
	readOnly: boolean;
	startsOpen: boolean;
	onChange: (index: number, part: Partial<PriceRow>) => void;
	onRemove: (index: number) => void;
	onAdd: () => void;
};

/** The prices of one provider, behind its name; what needs correcting is never hidden. */
export function PriceGroup({ name, rows, currency, readOnly, startsOpen, onChange, onRemove, onAdd }: Props) {
	const t = useText(pricesText);
	const common = useText(commonText);
	const panel = useId();
	const [opened, setOpened] = useState(startsOpen);
	const open = opened || rows.some(({ error }) => error !== undefined);
	return (
		<li>
			<h2>
				<button
					type="button"
					aria-expanded={open}
					aria-controls={panel}
					onClick={() => setOpened(!open)}
					className="flex min-h-13 w-full items-center gap-2.5 px-5 text-left -outline-offset-2 hover:bg-ink/3"
				>
					<ChevronDown
						aria-hidden
						className={cn("size-4 shrink-0 text-ink-faint transition-transform", !open && "-rotate-90")}
					/>
					<span className="grow font-medium">{name}</span>
					<span className="whitespace-nowrap text-ink-faint text-xs tabular-nums">
						{t("count", { count: rows.length })}
					</span>
				</button>
			</h2>
			<div id={panel} hidden={!open} className="grid gap-3 px-5 pt-1 pb-5">
				<div aria-hidden className={`${columns} max-sm:hidden text-ink-faint text-xs`}>
					<span>{t("model")}</span>
					<span>{t("unit")}</span>
					<span>{`${t("amount")} (${currency})`}</span>
				</div>
				<ul className="grid gap-3 max-sm:gap-6">
					{rows.map(({ index, row, error }, place) => {
						const title = t("row", { provider: name, number: place + 1 });
						return (
							<li key={index}>
								<fieldset disabled={readOnly} className={columns}>
									<legend className="sr-only">{title}</legend>
									<Field label={t("model")} hideLabel className="col-span-2 sm:col-span-1">
										<Input
											autoComplete="off"
											spellCheck={false}
											maxLength={200}
											placeholder={t("everyModel")}
											value={row.model}
											onChange={(event) => onChange(index, { model: event.target.value })}
										/>
									</Field>
									<Field label={t("unit")} hideLabel>
										<Select
											value={row.unit}
											onValueChange={(unit) => onChange(index, { unit })}
											options={priceUnits.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
										/>
									</Field>
									<Field label={`${t("amount")} (${currency})`} hideLabel className="col-span-2 sm:col-span-1">
										<Input
											inputMode="decimal"
											autoComplete="off"
											aria-invalid={error !== undefined}
											className="text-right tabular-nums"
											value={row.amount}
											onChange={(event) => onChange(index, { amount: event.target.value })}
										/>
									</Field>
									<IconButton
										className="max-sm:col-start-3 max-sm:row-start-1"
										label={`${common("remove")}: ${title}`}
										icon={<Trash2 />}
										onClick={() => onRemove(index)}
									/>
								</fieldset>
								{error && <p className="mt-1 text-right text-bad-ink text-xs sm:pr-11">{error}</p>}
							</li>
						);
					})}
				</ul>
				{!readOnly && (
					<div>
						<Button variant="ghost" size="sm" onClick={onAdd}>
							<Plus aria-hidden />
							{t("addPrice")}
							<span className="sr-only">: {name}</span>
						</Button>
					</div>
				)}
			</div>
		</li>
	);
}
