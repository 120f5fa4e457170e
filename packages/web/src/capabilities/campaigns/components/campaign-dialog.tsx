import { type Campaign, CampaignDefinition, contactPurposes } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type { z } from "zod";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Checkbox, Field, Input, readablePhone, Select, Textarea } from "../../../shared/kit/index.ts";
import { assistantChoicesQuery, pricesQuery } from "../../../shared/queries/index.ts";
import { lineChoicesQuery, useSaveCampaign } from "../queries/campaigns.ts";
import { campaignsText } from "../text.ts";
import { RetryFields } from "./retry-fields.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { ScriptFields } from "./script-fields.tsx";

type Whole = "schedule" | "script" | "retry";
type Values = Omit<z.input<typeof CampaignDefinition>, Whole> & Pick<z.output<typeof CampaignDefinition>, Whole>;
const machineActions = ["hang-up", "continue", "message"] as const;
const noScript = { greeting: "", instructions: "" };
const usualRetry = { busy: 30, noAnswer: 240, machine: 1440, failed: 60, callBack: true };
const usualPace = { callsPerSecond: 0.5, concurrent: 3 };
const micros = 1_000_000;

const begun: Values = {
	name: "",
	goal: "",
	purpose: "service",
	assistantId: null,
	lineIds: [],
	schedule: { hours: [], startsAt: null, endsAt: null },
	pace: usualPace,
	attempts: 3,
	retry: usualRetry,
	script: noScript,
	machine: { action: "hang-up" },
	budgetMicros: null,
};

/** What of a campaign is its definition. */
function definitionOf(campaign: Campaign): Values {
	const { name, goal, purpose, assistantId, lineIds, schedule, pace, attempts, retry, machine } = campaign;
	const { ringSeconds, budgetMicros, script } = campaign;
	return {
		name,
		goal,
		purpose,
		assistantId,
		lineIds,
		schedule,
		pace,
		attempts,
		retry,
		machine,
		script,
		ringSeconds,
		budgetMicros,
	};
}

type DialogProps = {
	/** The one that is changed; null for a new one. */
	campaign: Campaign | null;
	onClose: () => void;
	onSaved: (campaign: Campaign) => void;
};

export function CampaignDialog({ campaign, onClose, onSaved }: DialogProps) {
	const t = useText(campaignsText);
	const common = useText(commonText);
	const id = useId();
	const save = useSaveCampaign(campaign?.id ?? null);
	const lines = useQuery(lineChoicesQuery);
	const assistants = useQuery(assistantChoicesQuery);
	const prices = useQuery(pricesQuery);
	const form = useForm(CampaignDefinition, campaign ? definitionOf(campaign) : begun);
	const { values, errors } = form;
	const { callsPerSecond = usualPace.callsPerSecond, concurrent = usualPace.concurrent } = values.pace ?? {};
	const pace = { callsPerSecond, concurrent };
	const machine = values.machine ?? { action: "hang-up" as const };
	const currency = prices.data?.currency;
	return (
		<FormDialog
			size="lg"
			title={t(campaign ? "editTitle" : "create")}
			action={campaign ? common("save") : t("createIt")}
			pending={save.isPending}
			error={save.error}
			className="gap-5 sm:grid-cols-2"
			onClose={onClose}
			onSubmit={form.submit((body) => save.mutate(body, { onSuccess: onSaved, onError: form.refuse }))}
		>
			<Field label={t("name")} error={errors.name}>
				<Input value={values.name} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
			<Field label={t("purpose")} hint={t("purposeHint")} error={errors.purpose}>
				<Select
					value={values.purpose}
					options={contactPurposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
					onValueChange={(value) => form.set("purpose", value)}
				/>
			</Field>
			<Field label={t("goal")} hint={t("goalHint")} optional error={errors.goal} className="sm:col-span-2">
				<Input value={values.goal ?? ""} onChange={(event) => form.set("goal", event.target.value)} />
			</Field>
			<fieldset className="grid content-start gap-2" aria-describedby={`${id}-lines`}>
				<legend className="mb-1.5 font-medium text-sm">{t("lines")}</legend>
				{lines.data?.length === 0 && <p className="text-sm text-warn-ink">{t("noLines")}</p>}
				{lines.data?.map((line) => (
					<Checkbox
						key={line.id}
						label={line.label}
						hint={readablePhone(line.number)}
						checked={values.lineIds.includes(line.id)}
						onCheckedChange={(checked) =>
							form.set(
								"lineIds",
								checked ? [...values.lineIds, line.id] : values.lineIds.filter((one) => one !== line.id),
							)
						}
					/>
				))}
				<p id={`${id}-lines`} className="text-ink-faint text-xs">
					{t("linesHint")}
				</p>
				{errors.lineIds && <p className="text-bad-ink text-xs">{errors.lineIds}</p>}
			</fieldset>
			<Field label={t("assistant")} error={errors.assistantId}>
				<Select
					value={values.assistantId ?? ""}
					options={[
						{ value: "", label: t("lineAssistant") },
						...(assistants.data ?? []).map((one) => ({ value: one.id, label: one.name })),
					]}
					onValueChange={(value) => form.set("assistantId", value === "" ? null : value)}
				/>
			</Field>
			<Field label={t("perMinute")} error={errors["pace.callsPerSecond"]}>
				<Input
					type="number"
					min={2}
					max={3000}
					value={Math.round(pace.callsPerSecond * 60)}
					onChange={(event) => form.set("pace", { ...pace, callsPerSecond: Number(event.target.value) / 60 })}
				/>
			</Field>
			<Field label={t("concurrent")} error={errors["pace.concurrent"]}>
				<Input
					type="number"
					min={1}
					max={1000}
					value={pace.concurrent}
					onChange={(event) => form.set("pace", { ...pace, concurrent: Number(event.target.value) })}
				/>
			</Field>
			<Field label={t("mostAttempts")} error={errors.attempts}>
				<Input
					type="number"
					min={1}
					max={10}
					value={values.attempts}
					onChange={(event) => form.set("attempts", Number(event.target.value))}
				/>
			</Field>
			<Field label={t("machine")} error={errors.machine}>
				<Select
					value={machine.action}
					options={machineActions.map((value) => ({ value, label: t(`machine.${value}`) }))}
					onValueChange={(action) => form.set("machine", action === "message" ? { action, text: "" } : { action })}
				/>
			</Field>
			{machine.action === "message" && (
				<Field label={t("message")} error={errors["machine.text"]} className="sm:col-span-2">
					<Textarea
						value={machine.text}
						onChange={(event) => form.set("machine", { action: "message", text: event.target.value })}
					/>
				</Field>
			)}
			<Field
				label={currency ? `${t("budget")} (${currency})` : t("budget")}
				hint={t("budgetHint")}
				optional
				error={errors.budgetMicros}
			>
				<Input
					type="number"
					min={1}
					value={values.budgetMicros ? values.budgetMicros / micros : ""}
					onChange={(event) =>
						form.set("budgetMicros", event.target.value === "" ? null : Number(event.target.value) * micros)
					}
				/>
			</Field>
			<ScriptFields script={values.script} onChange={(script) => form.set("script", script)} errors={errors} />
			<ScheduleFields
				schedule={values.schedule}
				onChange={(schedule) => form.set("schedule", schedule)}
				errors={errors}
			/>
			<RetryFields retry={values.retry} onChange={(retry) => form.set("retry", retry)} errors={errors} />
		</FormDialog>
	);
}
