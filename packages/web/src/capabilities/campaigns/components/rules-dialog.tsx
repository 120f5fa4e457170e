import { DialRules } from "@centralita/contracts";
import { FormDialog, SpanList, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Checkbox, Field, Input } from "../../../shared/kit/index.ts";
import { useSaveRules } from "../queries/dial-rules.ts";
import { rulesText } from "../rules-text.ts";

type Props = { country: string; name: string; rules: DialRules; onClose: () => void };

/** What the company allows in a country. */
export function RulesDialog({ country, name, rules, onClose }: Props) {
	const t = useText(rulesText);
	const common = useText(commonText);
	const save = useSaveRules(country);
	const { values, errors, set, submit, refuse } = useForm(DialRules, rules);
	return (
		<FormDialog
			size="lg"
			title={t("editTitle", { country: name })}
			description={t("laxer")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			className="gap-5"
			onClose={onClose}
			onSubmit={submit((body) => save.mutate(body, { onSuccess: onClose, onError: refuse }))}
		>
			<fieldset className="grid gap-4">
				<legend className="mb-1 font-semibold text-sm">{t("hours")}</legend>
				<p className="text-ink-faint text-xs">{t("hoursHint")}</p>
				<SpanList
					fromNone
					hours={values.hours}
					onChange={(hours) => set("hours", hours)}
					error={(path) => errors[`hours.${path}`]}
				/>
			</fieldset>
			<div className="grid gap-5 sm:grid-cols-2">
				{(["perDay", "perWeek"] as const).map((limit) => (
					<Field key={limit} label={t(limit)} hint={t("limitHint")} error={errors[limit]}>
						<Input
							type="number"
							min={0}
							max={limit === "perDay" ? 20 : 50}
							value={values[limit]}
							onChange={(event) => set(limit, Number(event.target.value))}
						/>
					</Field>
				))}
			</div>
			<Checkbox
				label={t("skipHolidays")}
				checked={values.skipHolidays}
				onCheckedChange={(checked) => set("skipHolidays", checked)}
			/>
		</FormDialog>
	);
}
