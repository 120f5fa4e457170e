import { NotificationPreferences } from "@centralita/contracts";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useSession } from "../../../shared/auth/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, Field, Input, PhoneInput, Select, Switch, toast } from "../../../shared/kit/index.ts";
import { useSavePreferences } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";

const usualNight = { from: "22:00", to: "08:00" };
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function PreferencesForm({ preferences }: { preferences: NotificationPreferences }) {
	const t = useText(notificationsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const { user } = useSession();
	const save = useSavePreferences();
	// Whoever has chosen no silence yet means their own clock.
	const timeZone = preferences.quietHours === null ? ownZone : preferences.timeZone;
	const form = useForm(NotificationPreferences, { ...preferences, timeZone });
	const [zones] = useState(() => [...new Set([timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])]);
	const { values, errors } = form;
	const quiet = values.quietHours;
	const submit = form.submit((body) =>
		save.mutate(body, { onSuccess: () => toast.success(common("saved")), onError: form.refuse }),
	);
	return (
		<form noValidate className="grid gap-6" onSubmit={submit}>
			{save.error && (
				<Banner tone="bad" role="alert">
					{problem(save.error)}
				</Banner>
			)}
			<Card title={t("ways")}>
				<div className="grid gap-5">
					<Switch
						label={t("byEmail")}
						hint={t("byEmailHint", { email: user.email })}
						checked={values.email}
						onCheckedChange={(on) => form.set("email", on)}
					/>
					<Switch label={t("bySms")} checked={values.sms} onCheckedChange={(on) => form.set("sms", on)} />
					{values.sms && (
						<Field label={t("phone")} error={errors.phone} className="max-w-xs">
							<PhoneInput value={values.phone ?? ""} onValueChange={(phone) => form.set("phone", phone || null)} />
						</Field>
					)}
					<Field label={t("language")} className="max-w-xs">
						<Select
							value={values.language ?? "account"}
							onValueChange={(next) => form.set("language", next === "account" ? null : next)}
							options={[
								{ value: "account", label: t("accountLanguage") },
								{ value: "es", label: common("spanish") },
								{ value: "en", label: common("english") },
							]}
						/>
					</Field>
				</div>
			</Card>
			<Card title={t("what")}>
				<Switch
					label={t("mentions")}
					hint={t("mentionsHint")}
					checked={values.mentions}
					onCheckedChange={(on) => form.set("mentions", on)}
				/>
			</Card>
			<Card>
				<div className="grid gap-5">
					<Switch
						label={t("quiet")}
						hint={t("quietHint")}
						checked={quiet !== null}
						onCheckedChange={(on) => form.set("quietHours", on ? usualNight : null)}
					/>
					{quiet && (
						<div className="grid gap-4 sm:grid-cols-3">
							<Field label={t("from")} error={errors["quietHours.from"]}>
								<Input
									type="time"
									value={quiet.from}
									onChange={(event) => form.set("quietHours", { ...quiet, from: event.target.value })}
								/>
							</Field>
							<Field label={t("to")} error={errors["quietHours.to"]}>
								<Input
									type="time"
									value={quiet.to}
									onChange={(event) => form.set("quietHours", { ...quiet, to: event.target.value })}
								/>
							</Field>
							<Field label={t("timeZone")}>
								<Select
									value={values.timeZone}
									onValueChange={(zone) => form.set("timeZone", zone)}
									options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
								/>
							</Field>
						</div>
					)}
				</div>
			</Card>
			<div>
				<Button type="submit" variant="primary" loading={save.isPending}>
					{common("save")}
				</Button>
			</div>
		</form>
	);
}
