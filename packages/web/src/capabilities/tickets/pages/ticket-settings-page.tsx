import { type TicketSettingsState, ticketPriorities } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { editingText, LeaveGuard, SaveBar, useDraft } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Card, Field, Input, Page, PageHeader, QueryView, Skeleton, toast } from "../../../shared/kit/index.ts";
import { CannedRepliesCard } from "../components/canned-replies-card.tsx";
import { HoursFields } from "../components/hours-fields.tsx";
import { ticketSettingsQuery, useSaveTicketSettings } from "../queries/tickets.ts";
import { SettingsForm, type SettingsValues, valuesOf } from "../settings-form.ts";
import { ticketsText } from "../text.ts";

export function TicketSettingsPage() {
	const t = useText(ticketsText);
	const settings = useQuery(ticketSettingsQuery);
	return (
		<Page width="narrow">
			<PageHeader title={t("settings.title")} description={t("settings.lead")} />
			<QueryView query={settings} loading={<Skeleton className="h-96 w-full rounded-xl" />}>
				{(data) => <Settings settings={data} />}
			</QueryView>
			<CannedRepliesCard />
		</Page>
	);
}

function Settings({ settings }: { settings: TicketSettingsState }) {
	const t = useText(ticketsText);
	const common = useText(commonText);
	const editing = useText(editingText);
	const problem = useProblemText();
	const readOnly = !useCan()("settings:write");
	const save = useSaveTicketSettings();
	const draft = useDraft(SettingsForm, valuesOf(settings));
	const { values, errors } = draft;
	const setTarget = (priority: keyof SettingsValues["targets"], part: object) =>
		draft.patch({ targets: { ...values.targets, [priority]: { ...values.targets[priority], ...part } } });
	const onSave = () => {
		const body = draft.check();
		if (!body) return toast.error(editing("fixErrors"));
		save.mutate(body, {
			onSuccess: (saved) => {
				draft.adopt(valuesOf(saved));
				toast.success(common("saved"));
			},
			onError: (error) => {
				draft.refuse(error);
				toast.error(problem(error));
			},
		});
	};
	return (
		<>
			{readOnly && <Banner>{editing("readOnly")}</Banner>}
			<fieldset disabled={readOnly} className="grid min-w-0 gap-6">
				<Card title={t("settings.numbers")}>
					<div className="grid gap-5 sm:grid-cols-2">
						<Field
							label={t("settings.prefix")}
							hint={t("settings.prefixHint", { prefix: values.prefix })}
							error={errors.prefix}
						>
							<Input
								maxLength={6}
								autoComplete="off"
								value={values.prefix}
								onChange={(event) => draft.patch({ prefix: event.target.value.toUpperCase() })}
							/>
						</Field>
						<Field label={t("settings.linkDays")} error={errors.linkDays}>
							<Input
								inputMode="numeric"
								value={values.linkDays}
								onChange={(event) => draft.patch({ linkDays: event.target.value })}
							/>
						</Field>
					</div>
				</Card>
				<Card title={t("settings.targets")} description={t("settings.targetsLead")}>
					<ul className="grid gap-4">
						{ticketPriorities.toReversed().map((priority) => (
							<li key={priority} className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-[7rem_1fr_1fr]">
								<h3 className="col-span-2 self-center font-medium text-sm sm:col-span-1">
									{t(`priority.${priority}`)}
								</h3>
								{(["firstResponse", "resolution"] as const).map((name) => (
									<Field key={name} label={t(name)} error={errors[`targets.${priority}.${name}Ms`]}>
										<Input
											inputMode="decimal"
											value={values.targets[priority][`${name}Ms`]}
											onChange={(event) => setTarget(priority, { [`${name}Ms`]: event.target.value })}
										/>
									</Field>
								))}
							</li>
						))}
					</ul>
				</Card>
				<Card
					title={t("settings.hours")}
					description={t("settings.hoursLead", { zone: settings.timeZone.replaceAll("_", " ") })}
				>
					<HoursFields
						hours={values.hours}
						onChange={(hours) => draft.patch({ hours })}
						error={(path) => errors[`hours.${path}`]}
					/>
				</Card>
			</fieldset>
			<SaveBar
				visible={draft.dirty}
				saving={save.isPending}
				label={t("settings.save")}
				onSave={onSave}
				onDiscard={draft.discard}
			/>
			<LeaveGuard active={draft.dirty} />
		</>
	);
}
