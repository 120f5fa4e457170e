import type { WeeklyHours } from "@centralita/contracts";
import { Plus, Trash2 } from "lucide-react";
import { SpanFields } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Field, IconButton, Select } from "../../../shared/kit/index.ts";
import { ticketsText } from "../text.ts";

const most = 20;
const officeHours: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

type Props = {
	hours: readonly WeeklyHours[];
	onChange: (hours: WeeklyHours[]) => void;
	/** By path inside the list. */
	error: (path: string) => string | undefined;
};

/** In which hours the clocks of tickets run. */
export function HoursFields({ hours, onChange, error }: Props) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	return (
		<div className="grid gap-5">
			<Field label={t("settings.when")} className="max-w-sm">
				<Select
					value={hours.length === 0 ? "always" : "hours"}
					onValueChange={(when) => onChange(when === "always" ? [] : [officeHours])}
					options={[
						{ value: "always", label: t("settings.always") },
						{ value: "hours", label: t("settings.atHours") },
					]}
				/>
			</Field>
			<ol className="grid gap-4 empty:hidden">
				{hours.map((span, index) => {
					const name = t("settings.span", { number: index + 1 });
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
						<li key={index} className="grid gap-3 rounded-xl bg-sunken p-4">
							<div className="flex items-center justify-between gap-2">
								<h3 className="font-medium text-sm">{name}</h3>
								<IconButton
									size="sm"
									label={`${common("remove")}: ${name}`}
									icon={<Trash2 />}
									onClick={() => onChange(hours.toSpliced(index, 1))}
								/>
							</div>
							<SpanFields
								value={span}
								onChange={(next) => onChange(hours.with(index, next))}
								error={(path) => error(`${index}.${path}`)}
							/>
						</li>
					);
				})}
			</ol>
			{hours.length > 0 && hours.length < most && (
				<div>
					<Button variant="ghost" size="sm" onClick={() => onChange([...hours, officeHours])}>
						<Plus aria-hidden />
						{t("settings.addSpan")}
					</Button>
				</div>
			)}
		</div>
	);
}
