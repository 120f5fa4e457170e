import type { ProviderOptions } from "@centralita/contracts";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useId } from "react";
import { commonText, useText } from "../../../../shared/i18n/index.ts";
import { Button, IconButton, Select } from "../../../../shared/kit/index.ts";
import { editorText } from "../editor-text.ts";
import { moveItem, removeAt, replaceAt } from "../list-of.ts";
import { useProviderChoices } from "./use-provider-choices.ts";

const most = 4;

/** The others: a provider does not stand in for itself. */
export const without = (fallbacks: readonly string[], provider: string): string[] =>
	fallbacks.filter((one) => one !== provider);

type Props = {
	kind: keyof ProviderOptions;
	label: string;
	hint: string;
	/** The provider that these stand in for: it is no fallback of itself. */
	first: string;
	value: readonly string[];
	onChange: (fallbacks: string[]) => void;
};

/** Who is asked when the provider before cannot, in order. */
export function FallbackList({ kind, label, hint, first, value, onChange }: Props) {
	const t = useText(editorText);
	const common = useText(commonText);
	const id = useId();
	const choices = useProviderChoices(kind, value).filter(({ value: one }) => one !== "auto");
	const free = choices.filter((choice) => choice.value !== first && !value.includes(choice.value));
	const next = free[0];
	return (
		<fieldset aria-describedby={id} className="grid gap-2.5">
			<legend className="mb-1 font-medium text-sm">{label}</legend>
			<ol className="grid gap-2 empty:hidden">
				{value.map((provider, index) => {
					const name = t("fallbackNumber", { number: index + 1 });
					return (
						<li key={provider} className="flex flex-wrap items-center justify-end gap-1 sm:flex-nowrap">
							<Select
								aria-label={`${label}: ${name}`}
								value={provider}
								onValueChange={(chosen) => onChange(replaceAt(value, index, chosen))}
								options={choices.filter((choice) => choice.value === provider || free.includes(choice))}
								className="basis-full sm:mr-1 sm:basis-auto"
							/>
							<IconButton
								size="sm"
								label={`${common("moveUp")}: ${name}`}
								icon={<ArrowUp />}
								disabled={index === 0}
								onClick={() => onChange(moveItem(value, index, -1))}
							/>
							<IconButton
								size="sm"
								label={`${common("moveDown")}: ${name}`}
								icon={<ArrowDown />}
								disabled={index === value.length - 1}
								onClick={() => onChange(moveItem(value, index, 1))}
							/>
							<IconButton
								size="sm"
								label={`${common("remove")}: ${name}`}
								icon={<Trash2 />}
								onClick={() => onChange(removeAt(value, index))}
							/>
						</li>
					);
				})}
			</ol>
			{value.length < most && next && (
				<div>
					<Button variant="ghost" size="sm" onClick={() => onChange([...value, next.value])}>
						<Plus aria-hidden />
						{t("addFallback")}
					</Button>
				</div>
			)}
			<p id={id} className="text-ink-faint text-xs leading-relaxed">
				{hint}
			</p>
		</fieldset>
	);
}
