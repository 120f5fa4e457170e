import {
	type NotificationEventType,
	type NotificationRecipient,
	type NotificationRule,
	type NotificationSettings,
	notificationEventTypes,
	roles,
} from "@centralita/contracts";
import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Checkbox, Dialog } from "../../../shared/kit/index.ts";
import { notificationEventText } from "../event-text.ts";
import { notificationsText } from "../text.ts";

type DialogProps = {
	/** The one that is changed; null for a new one. */
	rule: NotificationRule | null;
	settings: NotificationSettings;
	saving: boolean;
	onClose: () => void;
	onSave: (rule: NotificationRule) => void;
};

/** One value for each recipient, to compare them by. */
export const keyOf = (one: NotificationRecipient): string =>
	one.kind === "role" ? `role ${one.role}` : `${one.kind} ${one.id}`;

export function RuleDialog({ rule, settings, saving, onClose, onSave }: DialogProps) {
	const t = useText(notificationsText);
	const event = useText(notificationEventText);
	const common = useText(commonText);
	const id = useId();
	const [events, setEvents] = useState<readonly NotificationEventType[]>(rule?.events ?? []);
	const [recipients, setRecipients] = useState<readonly NotificationRecipient[]>(rule?.recipients ?? []);
	const [isTold, setTold] = useState(false);
	const problem = events.length === 0 ? t("chooseEvent") : recipients.length === 0 ? t("chooseRecipient") : null;
	const choose = (label: string, recipient: NotificationRecipient) => (
		<Checkbox
			key={keyOf(recipient)}
			label={label}
			checked={recipients.some((one) => keyOf(one) === keyOf(recipient))}
			onCheckedChange={(on) =>
				setRecipients((before) => [
					...before.filter((one) => keyOf(one) !== keyOf(recipient)),
					...(on ? [recipient] : []),
				])
			}
		/>
	);
	const groups = [
		[t("toChannels"), settings.channels.map(({ id: channel, name }) => choose(name, { kind: "channel", id: channel }))],
		[t("toRoles"), roles.map((role) => choose(t(`role.${role}`), { kind: "role", role }))],
		[t("toPeople"), settings.people.map(({ id: user, name }) => choose(name, { kind: "user", id: user }))],
	] as const;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t(rule ? "editRule" : "addRule")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={saving}>
						{common("save")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-6"
				onSubmit={(submitted) => {
					submitted.preventDefault();
					setTold(true);
					if (problem === null) onSave({ events: [...events], recipients: [...recipients] });
				}}
			>
				{isTold && problem !== null && (
					<Banner tone="bad" role="alert">
						{problem}
					</Banner>
				)}
				<fieldset className="grid gap-2">
					<legend className="mb-2 font-medium text-sm">{t("when")}</legend>
					<div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
						{notificationEventTypes.map((type) => (
							<Checkbox
								key={type}
								label={event(type)}
								checked={events.includes(type)}
								onCheckedChange={(on) =>
									setEvents((before) => [...before.filter((one) => one !== type), ...(on ? [type] : [])])
								}
							/>
						))}
					</div>
				</fieldset>
				<fieldset className="grid gap-4">
					<legend className="mb-2 font-medium text-sm">{t("toWhom")}</legend>
					{groups
						.filter(([, choices]) => choices.length > 0)
						.map(([label, choices]) => (
							<fieldset key={label} className="grid gap-2">
								<legend className="mb-1.5 text-ink-faint text-xs">{label}</legend>
								<div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">{choices}</div>
							</fieldset>
						))}
				</fieldset>
			</form>
		</Dialog>
	);
}
