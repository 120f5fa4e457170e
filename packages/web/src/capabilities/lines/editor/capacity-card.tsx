import type { LineDefinition } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, Field, Input, Select } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import type { LineFormProps } from "./form-props.ts";
import { OwnWordsField } from "./own-words-field.tsx";

type Busy = LineDefinition["busy"];
const actions = ["message", "reject"] as const satisfies readonly Busy["action"][];

/** How many calls at a time, and what those beyond it get. */
export function CapacityCard({ values, patch, errors }: LineFormProps) {
	const t = useText(lineText);
	const { busy, maxConcurrentCalls } = values;
	return (
		<Card title={t("capacity")}>
			<div className="grid gap-5">
				<Field label={t("maxConcurrentCalls")} hint={t("maxConcurrentCallsHint")} error={errors.maxConcurrentCalls}>
					<Input
						type="number"
						inputMode="numeric"
						min={1}
						max={1000}
						className="max-w-32"
						value={Number.isNaN(maxConcurrentCalls) ? "" : maxConcurrentCalls}
						onChange={(event) => patch({ maxConcurrentCalls: event.target.valueAsNumber })}
					/>
				</Field>
				<Field label={t("busyAction")}>
					<Select
						value={busy.action}
						onValueChange={(action) => patch({ busy: action === "message" ? { action, text: null } : { action } })}
						options={actions.map((action) => ({ value: action, label: t(`busy.${action}`) }))}
					/>
				</Field>
				{busy.action === "message" && (
					<OwnWordsField
						value={busy.text}
						error={errors["busy.text"]}
						onChange={(text) => patch({ busy: { ...busy, text } })}
					/>
				)}
			</div>
		</Card>
	);
}
