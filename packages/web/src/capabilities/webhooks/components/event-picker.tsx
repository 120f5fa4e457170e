import { type WebhookEventGroup, type WebhookEventType, webhookEventGroups } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Checkbox } from "../../../shared/kit/index.ts";
import { webhookEventText, webhookGroupText } from "../event-text.ts";
import { webhooksText } from "../text.ts";

type PickerProps = {
	/** Null: all of them. */
	value: readonly WebhookEventType[] | null;
	onChange: (value: WebhookEventType[] | null) => void;
	error: string | undefined;
};

const groups = Object.keys(webhookEventGroups) as WebhookEventGroup[];

/** Which events, group by group. */
export function EventPicker({ value, onChange, error }: PickerProps) {
	const t = useText(webhooksText);
	const group = useText(webhookGroupText);
	const event = useText(webhookEventText);
	const toggle = (type: WebhookEventType, on: boolean) =>
		onChange(on ? [...(value ?? []), type] : (value ?? []).filter((one) => one !== type));
	return (
		<fieldset className="grid gap-4">
			<legend className="mb-2 font-medium text-sm">{t("which")}</legend>
			<Checkbox label={t("all")} checked={value === null} onCheckedChange={(on) => onChange(on ? null : [])} />
			{value !== null &&
				groups.map((name) => (
					<fieldset key={name} className="grid gap-2">
						<legend className="mb-1.5 text-ink-faint text-xs">{group(name)}</legend>
						<div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
							{webhookEventGroups[name].map((type) => (
								<Checkbox
									key={type}
									label={event(type)}
									hint={<code className="font-mono">{type}</code>}
									checked={value.includes(type)}
									onCheckedChange={(on) => toggle(type, on)}
								/>
							))}
						</div>
					</fieldset>
				))}
			{error && (
				<p role="alert" className="text-bad-ink text-xs">
					{t("someError")}
				</p>
			)}
		</fieldset>
	);
}
