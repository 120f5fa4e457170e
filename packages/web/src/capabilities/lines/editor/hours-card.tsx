import type { WeeklyHours } from "@centralita/contracts";
import { Plus, Trash2 } from "lucide-react";
import { useMemo } from "react";
import { SpanFields } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Field, IconButton, Select } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import type { LineFormProps } from "./form-props.ts";

const most = 20;
export const officeHours: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

/** When the line answers, by the clock of a place. */
export function HoursCard({ values, patch, errors }: LineFormProps) {
	const t = useText(lineText);
	const common = useText(commonText);
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
				{hours.length > 0 && (
					<ol className="grid gap-4">
						{hours.map((span, index) => {
							const name = t("span", { number: index + 1 });
							return (
								// biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
								<li key={index} className="grid gap-3 rounded-xl bg-sunken p-4">
									<div className="flex items-center justify-between gap-2">
										<h3 className="font-medium text-sm">{name}</h3>
										<IconButton
											size="sm"
											label={`${common("remove")}: ${name}`}
											icon={<Trash2 />}
											onClick={() => patch({ hours: hours.toSpliced(index, 1) })}
										/>
									</div>
									<SpanFields
										value={span}
										onChange={(next) => patch({ hours: hours.with(index, next) })}
										error={(path) => errors[`hours.${index}.${path}`]}
									/>
								</li>
							);
						})}
					</ol>
				)}
				{hours.length > 0 && hours.length < most && (
					<div>
						<Button variant="ghost" size="sm" onClick={() => patch({ hours: [...hours, officeHours] })}>
							<Plus aria-hidden />
							{t("addSpan")}
						</Button>
					</div>
				)}
			</div>
		</Card>
	);
}
