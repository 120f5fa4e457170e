import type { WeeklyHours } from "@centralita/contracts";
import { officeHours, SpanList } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, Select } from "../../../shared/kit/index.ts";
import { ticketsText } from "../text.ts";

type Props = {
	hours: readonly WeeklyHours[];
	onChange: (hours: WeeklyHours[]) => void;
	/** By path inside the list. */
	error: (path: string) => string | undefined;
};

/** In which hours the clocks of tickets run. */
export function HoursFields({ hours, onChange, error }: Props) {
	const t = useText(ticketsText);
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
			<SpanList hours={hours} onChange={onChange} error={error} />
		</div>
	);
}
