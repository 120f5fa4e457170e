import {
	type NotificationChannel,
	NotificationChannelCreate,
	type NotificationChannelKind,
} from "@centralita/contracts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { useAddChannel, useChangeChannel } from "../queries/notifications.ts";
import { notificationsText } from "../text.ts";

const kinds: readonly NotificationChannelKind[] = ["slack", "teams", "email", "sms", "webhook"];
/** A changed channel keeps its address when none is written. */
const Change = NotificationChannelCreate.extend({
	target: NotificationChannelCreate.shape.target.or(NotificationChannelCreate.shape.target.length(0)),
});

/** `channel`: the one that is changed; null for a new one. */
export function ChannelDialog({ channel, onClose }: { channel: NotificationChannel | null; onClose: () => void }) {
	const t = useText(notificationsText);
	const common = useText(commonText);
	const own = useLanguage();
	const add = useAddChannel();
	const change = useChangeChannel(true);
	const { kind = "slack", name = "", language = own } = channel ?? {};
	const form = useForm(channel ? Change : NotificationChannelCreate, {
		...{ kind: kind as NotificationChannelKind, name, language, target: "" },
	});
	const { values, errors } = form;
	const submit = form.submit((body) => {
		const then = { onSuccess: onClose, onError: form.refuse };
		if (!channel) return add.mutate(body, then);
		const target = body.target === "" ? {} : { target: body.target };
		change.mutate({ id: channel.id, name: body.name, language: body.language, ...target }, then);
	});
	const error = add.error ?? change.error;
	return (
		<FormDialog
			title={t(channel ? "editChannel" : "addChannel")}
			action={common(channel ? "save" : "add")}
			pending={add.isPending || change.isPending}
			error={error}
			onClose={onClose}
			onSubmit={submit}
		>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("kind")}>
					<Select
						value={values.kind}
						disabled={channel !== null}
						onValueChange={(next) => form.set("kind", next)}
						options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
					/>
				</Field>
				<Field label={t("language")}>
					<Select
						value={values.language}
						onValueChange={(next) => form.set("language", next)}
						options={[
							{ value: "es", label: common("spanish") },
							{ value: "en", label: common("english") },
						]}
					/>
				</Field>
			</div>
			<Field label={t("name")} error={errors.name}>
				<Input autoComplete="off" value={values.name} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
			<Field
				label={t(`target.${values.kind}`)}
				hint={channel ? `${t(`hint.${values.kind}`)} ${t("keepTarget")}` : t(`hint.${values.kind}`)}
				error={errors.target}
			>
				<Input
					autoComplete="off"
					placeholder={channel?.hint}
					value={values.target}
					onChange={(event) => form.set("target", event.target.value)}
				/>
			</Field>
		</FormDialog>
	);
}
