import type { WeeklyHours } from "@centralita/contracts";
import { officeHours, SpanList } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { campaignsText } from "../text.ts";

type Schedule = { hours: WeeklyHours[]; startsAt: string | null; endsAt: string | null };

/** For a field of date and time, on the clock of whoever looks. */
const toLocal = (at: string | null): string => {
	if (!at) return "";
	const date = new Date(at);
	return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};
const fromLocal = (text: string): string | null => (text === "" ? null : new Date(text).toISOString());

type Props = {
	schedule: Schedule;
	onChange: (schedule: Schedule) => void;
	errors: Readonly<Record<string, string>>;
};

/** When it begins and ends, on the clock of whoever looks; its hours, on the clock of each contact. */
export function ScheduleFields({ schedule, onChange, errors }: Props) {
	const t = useText(campaignsText);
	const { hours, startsAt, endsAt } = schedule;
	return (
		<fieldset className="grid gap-5 sm:col-span-2 sm:grid-cols-2">
			<legend className="mb-3 font-semibold text-sm">{t("schedule")}</legend>
			<Field label={t("startsAt")} hint={t("yourClock")} optional error={errors["schedule.startsAt"]}>
				<Input
					type="datetime-local"
					value={toLocal(startsAt)}
					onChange={(event) => onChange({ ...schedule, startsAt: fromLocal(event.target.value) })}
				/>
			</Field>
			<Field label={t("endsAt")} hint={t("yourClock")} optional error={errors["schedule.endsAt"]}>
				<Input
					type="datetime-local"
					value={toLocal(endsAt)}
					onChange={(event) => onChange({ ...schedule, endsAt: fromLocal(event.target.value) })}
				/>
			</Field>
			<Field label={t("hours")} hint={t("hoursHint")} className="sm:col-span-2">
				<Select
					value={hours.length === 0 ? "lawful" : "own"}
					options={[
						{ value: "lawful", label: t("hours.lawful") },
						{ value: "own", label: t("hours.own") },
					]}
					onValueChange={(which) => onChange({ ...schedule, hours: which === "lawful" ? [] : [officeHours] })}
				/>
			</Field>
			{hours.length > 0 && (
				<div className="grid gap-4 sm:col-span-2">
					<SpanList
						hours={hours}
						onChange={(next) => onChange({ ...schedule, hours: next })}
						error={(path) => errors[`schedule.hours.${path}`]}
					/>
				</div>
			)}
		</fieldset>
	);
}
