import { useText } from "../../../shared/i18n/index.ts";
import { Card, Field, Input, Select, Switch } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import { CapacityCard } from "./capacity-card.tsx";
import { ClosedCard } from "./closed-card.tsx";
import type { LineFormProps } from "./form-props.ts";
import { HoursCard } from "./hours-card.tsx";
import { ShiftsCard } from "./shifts-card.tsx";
import { useAssistantChoices } from "./use-assistant-choices.ts";

/** Everything about a line. */
export function LineForm({ readOnly, ...props }: LineFormProps & { readOnly: boolean }) {
	return (
		<fieldset disabled={readOnly} className="grid min-w-0 gap-6">
			<GeneralCard {...props} />
			<HoursCard {...props} />
			<ShiftsCard {...props} />
			{props.values.hours.length > 0 && <ClosedCard {...props} />}
			<CapacityCard {...props} />
		</fieldset>
	);
}

function GeneralCard({ values, patch, errors, assistants }: LineFormProps) {
	const t = useText(lineText);
	const choices = useAssistantChoices(assistants, values.assistantId);
	return (
		<Card title={t("general")}>
			<div className="grid gap-5">
				<div className="grid gap-5 sm:grid-cols-2">
					<Field label={t("label")} error={errors.label}>
						<Input
							autoComplete="off"
							maxLength={80}
							value={values.label}
							onChange={(event) => patch({ label: event.target.value })}
						/>
					</Field>
					<Field label={t("assistant")} error={errors.assistantId}>
						<Select
							value={values.assistantId ?? ""}
							onValueChange={(id) => patch({ assistantId: id || null })}
							options={[{ value: "", label: t("assistantNone") }, ...choices]}
						/>
					</Field>
				</div>
				<Switch
					label={t("enabled")}
					hint={t("enabledHint")}
					checked={values.enabled}
					onCheckedChange={(enabled) => patch({ enabled })}
				/>
			</div>
		</Card>
	);
}
