import type { WeeklyHours } from "@centralita/contracts";
import { dayName, useLanguage, useText } from "../i18n/index.ts";
import { cn, Field, Input } from "../kit/index.ts";
import { spanText } from "./span-text.ts";

const week = [1, 2, 3, 4, 5, 6, 7];

type Props = {
	value: WeeklyHours;
	onChange: (value: WeeklyHours) => void;
	/** By path inside the span. */
	error: (path: string) => string | undefined;
};

/** On which days, and from when to when. */
export function SpanFields({ value, onChange, error }: Props) {
	const t = useText(spanText);
	const language = useLanguage();
	const { days, from, to } = value;
	const toggle = (day: number) =>
		onChange({
			...value,
			days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort((a, b) => a - b),
		});
	const note = to === "00:00" ? t("untilMidnight") : from >= to ? t("pastMidnight") : null;
	return (
		<div className="grid gap-3">
			<div className="flex flex-wrap items-end gap-x-5 gap-y-3">
				<fieldset className="w-full min-w-0 max-w-72">
					<legend className="mb-1.5 font-medium text-sm">{t("days")}</legend>
					<div className="grid grid-cols-7 gap-1">
						{week.map((day) => (
							<button
								key={day}
								type="button"
								aria-pressed={days.includes(day)}
								aria-label={dayName(day, language, "long")}
								title={dayName(day, language, "long")}
								onClick={() => toggle(day)}
								className={cn(
									"grid h-9 place-items-center rounded-lg border font-medium text-xs uppercase transition-colors disabled:opacity-55",
									days.includes(day)
										? "border-brand bg-brand-soft text-brand-ink"
										: "border-line bg-surface text-ink-soft hover:border-line-strong",
								)}
							>
								{dayName(day, language, "narrow")}
							</button>
						))}
					</div>
				</fieldset>
				<div className="grid w-full max-w-72 grid-cols-2 gap-3">
					<Field label={t("from")}>
						<Input
							type="time"
							aria-invalid={error("from") !== undefined}
							value={from}
							onChange={(event) => onChange({ ...value, from: event.target.value })}
						/>
					</Field>
					<Field label={t("to")}>
						<Input
							type="time"
							aria-invalid={error("to") !== undefined}
							value={to}
							onChange={(event) => onChange({ ...value, to: event.target.value })}
						/>
					</Field>
				</div>
			</div>
			{error("days") && <p className="text-bad-ink text-xs">{t("noDays")}</p>}
			{(error("from") ?? error("to")) && <p className="text-bad-ink text-xs">{error("from") ?? error("to")}</p>}
			{note && <p className="text-ink-faint text-xs">{note}</p>}
		</div>
	);
}
