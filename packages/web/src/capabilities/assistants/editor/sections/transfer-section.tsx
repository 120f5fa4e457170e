import type { AssistantDefinition } from "@centralita/contracts";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { commonText, useText } from "../../../../shared/i18n/index.ts";
import { Button, Card, Field, IconButton, PhoneInput, Select, Slider } from "../../../../shared/kit/index.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";
import { moveItem, removeAt, replaceAt } from "../list-of.ts";

const modes = ["request", "cold", "warm"] as const satisfies readonly AssistantDefinition["transfer"]["mode"][];
const most = 10;

export function TransferSection() {
	const t = useText(editorText);
	const { definition, patch, errors, readOnly } = useDraft();
	const { transfer } = definition;
	const set = (part: Partial<typeof transfer>) => patch({ transfer: { ...transfer, ...part } });
	return (
		<Card title={t("transfer")} description={t("transferLead")}>
			<div className="grid gap-6">
				<Field label={t("transfer.mode")} hint={t(`modeHint.${transfer.mode}`)} error={errors["transfer.mode"]}>
					<Select
						value={transfer.mode}
						// A first number to fill in, where one is needed.
						onValueChange={(mode) =>
							set({ mode, to: mode !== "request" && transfer.to.length === 0 ? [""] : transfer.to })
						}
						options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
					/>
				</Field>
				{transfer.mode !== "request" && (
					<>
						<Numbers value={transfer.to} onChange={(to) => set({ to })} errors={errors} />
						<Slider
							label={t("transfer.ringSeconds")}
							value={transfer.ringSeconds}
							min={10}
							max={60}
							step={5}
							disabled={readOnly}
							format={(count) => t("seconds", { count })}
							onValueChange={(ringSeconds) => set({ ringSeconds })}
						/>
					</>
				)}
			</div>
		</Card>
	);
}

type NumbersProps = {
	value: readonly string[];
	onChange: (numbers: string[]) => void;
	errors: Readonly<Record<string, string>>;
};

function Numbers({ value, onChange, errors }: NumbersProps) {
	const t = useText(editorText);
	const common = useText(commonText);
	return (
		<fieldset className="grid gap-2.5">
			<legend className="font-medium text-sm">{t("transfer.to")}</legend>
			<p className="text-ink-faint text-xs leading-relaxed">{t("transferToHint")}</p>
			{errors["transfer.to"] && <p className="text-bad-ink text-xs">{errors["transfer.to"]}</p>}
			<ol className="grid gap-2 empty:hidden">
				{value.map((number, index) => {
					const name = t("transferNumber", { number: index + 1 });
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: numbers have no identity but their place
						<li key={index} className="flex items-start gap-1">
							<Field label={name} hideLabel error={errors[`transfer.to.${index}`]} className="mr-1 grow">
								<PhoneInput value={number} onValueChange={(next) => onChange(replaceAt(value, index, next))} />
							</Field>
							<IconButton
								label={`${common("moveUp")}: ${name}`}
								icon={<ArrowUp />}
								disabled={index === 0}
								onClick={() => onChange(moveItem(value, index, -1))}
							/>
							<IconButton
								label={`${common("moveDown")}: ${name}`}
								icon={<ArrowDown />}
								disabled={index === value.length - 1}
								onClick={() => onChange(moveItem(value, index, 1))}
							/>
							<IconButton
								label={`${common("remove")}: ${name}`}
								icon={<Trash2 />}
								onClick={() => onChange(removeAt(value, index))}
							/>
						</li>
					);
				})}
			</ol>
			{value.length < most && (
				<div>
					<Button variant="ghost" size="sm" onClick={() => onChange([...value, ""])}>
						<Plus aria-hidden />
						{t("addNumber")}
					</Button>
				</div>
			)}
		</fieldset>
	);
}
