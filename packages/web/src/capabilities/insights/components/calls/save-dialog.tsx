import {
	mostReportDays,
	type ReportSchedule,
	type SavedReport,
	type SavedReportQuery,
	SavedReportSave,
} from "@centralita/contracts";
import { useState } from "react";
import { useSession } from "../../../../shared/auth/index.ts";
import { FormDialog, useForm } from "../../../../shared/forms/index.ts";
import { commonText, dayName, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Banner, Field, Input, LinesInput, Select, Switch, toast } from "../../../../shared/kit/index.ts";
import { hourLabel } from "../../hours.ts";
import { useSaveReport } from "../../queries/saved.ts";
import { savedText } from "../../saved-text.ts";

const week = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

type Props = {
	/** The one that is changed; null for a new one, of `query`. */
	report: SavedReport | null;
	query: SavedReportQuery;
	canSend: boolean;
	timeZone: string;
	onClose: () => void;
};

/** Under which name a report is kept, and when it is sent to whom. */
export function SaveDialog({ report, query, canSend, timeZone, onClose }: Props) {
	const t = useText(savedText);
	const common = useText(commonText);
	const own = useLanguage();
	const { user } = useSession();
	const save = useSaveReport(report?.id ?? null);
	const form = useForm(SavedReportSave, {
		name: report?.name ?? "",
		language: report?.language ?? own,
		query: report?.query ?? query,
		schedule: report?.schedule ?? null,
	});
	const [before, setBefore] = useState<ReportSchedule>(
		report?.schedule ?? { every: "week", weekday: 1, day: 1, hour: 8, recipients: [user.email] },
	);
	const { values, errors } = form;
	const { schedule } = values;
	const change = (part: Partial<ReportSchedule>) => {
		const next = { ...(schedule ?? before), ...part };
		setBefore(next);
		form.set("schedule", next);
	};
	const wrongRecipients = Object.keys(errors).some((path) => path.startsWith("schedule"));
	return (
		<FormDialog
			title={t(report ? "editTitle" : "saveTitle")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			onClose={onClose}
			onSubmit={form.submit((body) =>
				save.mutate(body, {
					onSuccess: () => {
						toast.success(t("saved"));
						onClose();
					},
					onError: form.refuse,
				}),
			)}
		>
			<Field label={t("name")} error={errors.name}>
				<Input autoComplete="off" value={values.name} onChange={({ target }) => form.set("name", target.value)} />
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("language")}>
					<Select
						value={values.language}
						onValueChange={(language) => form.set("language", language)}
						options={[
							{ value: "es", label: common("spanish") },
							{ value: "en", label: common("english") },
						]}
					/>
				</Field>
				<Field label={t("days")} hint={t("daysHint")} error={errors["query.days"] ?? errors.query}>
					<Input
						type="number"
						min={1}
						max={mostReportDays}
						value={Number.isNaN(values.query.days) ? "" : values.query.days}
						onChange={({ target }) => form.set("query", { ...values.query, days: target.valueAsNumber })}
					/>
				</Field>
			</div>
			<Switch
				label={t("scheduled")}
				hint={t("scheduledHint", { zone: timeZone })}
				checked={schedule !== null}
				onCheckedChange={(on) => form.set("schedule", on ? before : null)}
			/>
			{schedule && !canSend && <Banner tone="warn">{t("noMail")}</Banner>}
			{schedule && (
				<>
					<div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
						<Field label={t("every")}>
							<Select
								value={schedule.every}
								options={(["day", "week", "month"] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
								onValueChange={(every) => change({ every })}
							/>
						</Field>
						{schedule.every === "week" && (
							<Field label={t("weekday")}>
								<Select
									value={String(schedule.weekday)}
									options={week.map((day) => ({ value: String(day), label: dayName(day, own, "long") }))}
									onValueChange={(day) => change({ weekday: Number(day) })}
								/>
							</Field>
						)}
						{schedule.every === "month" && (
							<Field label={t("day")} hint={t("dayHint")}>
								<Select
									value={String(schedule.day)}
									options={Array.from({ length: 31 }, (_, index) => String(index + 1)).map((value) => ({
										value,
										label: value,
									}))}
									onValueChange={(day) => change({ day: Number(day) })}
								/>
							</Field>
						)}
						<Field label={t("hour")}>
							<Select
								value={String(schedule.hour)}
								options={hours.map((hour) => ({ value: String(hour), label: hourLabel(hour) }))}
								onValueChange={(hour) => change({ hour: Number(hour) })}
							/>
						</Field>
					</div>
					<Field
						label={t("recipients")}
						hint={t("recipientsHint")}
						error={wrongRecipients ? t("recipientsWrong") : null}
					>
						<LinesInput
							rows={2}
							value={schedule.recipients}
							onValueChange={(recipients) => change({ recipients: recipients.filter((line) => line !== "") })}
						/>
					</Field>
				</>
			)}
		</FormDialog>
	);
}
