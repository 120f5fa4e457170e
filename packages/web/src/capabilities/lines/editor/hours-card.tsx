import { useMemo } from "react";
import { officeHours, SpanList } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, Field, Select } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import type { LineFormProps } from "./form-props.ts";

/** When the line answers, by the clock of a place. */
export function HoursCard({ values, patch, errors }: LineFormProps) {
	const t = useText(lineText);
	const { hours, timeZone } = values;
	const zones = useMemo(() => {
		const known = Intl.supportedValuesOf("timeZone");
		const all = known.includes(timeZone) ? known : [timeZone, ...known];
		return all.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
	}, [timeZone]);
	return (
		<Card title={t("hours")} description={t("hoursLead")}>
			<div className="grid gap-5">
				<div className="grid gap-5 sm:grid-cols-2 [&>*]:min-w-0">
					<Field label={t("openWhen")}>
						<Select
							value={hours.length === 0 ? "always" : "hours"}
							onValueChange={(when) => patch({ hours: when === "always" ? [] : [officeHours] })}
							options={[
								{ value: "always", label: t("alwaysOpen") },
								{ value: "hours", label: t("atHours") },
							]}
						/>
					</Field>
					<Field label={t("timeZone")} error={errors.timeZone}>
						<Select value={timeZone} onValueChange={(zone) => patch({ timeZone: zone })} options={zones} />
					</Field>
				</div>
				<SpanList hours={hours} onChange={(next) => patch({ hours: next })} error={(path) => errors[`hours.${path}`]} />
			</div>
		</Card>
	);
}
