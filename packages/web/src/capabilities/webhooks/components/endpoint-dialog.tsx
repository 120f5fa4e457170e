import { type WebhookEndpoint, WebhookEndpointCreate } from "@centralita/contracts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Input } from "../../../shared/kit/index.ts";
import { useAddEndpoint, useChangeEndpoint } from "../queries/webhooks.ts";
import { webhooksText } from "../text.ts";
import { EventPicker } from "./event-picker.tsx";

type DialogProps = {
	/** The one that is changed; null for a new one. */
	endpoint: WebhookEndpoint | null;
	onClose: () => void;
	/** A new one has a secret to show. */
	onSecret?: (secret: string) => void;
};

export function EndpointDialog({ endpoint, onClose, onSecret }: DialogProps) {
	const t = useText(webhooksText);
	const common = useText(commonText);
	const add = useAddEndpoint();
	const change = useChangeEndpoint(true);
	const { url = "", description = "", events = null } = endpoint ?? {};
	const form = useForm(WebhookEndpointCreate, { url, description, events });
	const submit = form.submit((body) => {
		const onError = form.refuse;
		if (endpoint) change.mutate({ id: endpoint.id, ...body }, { onSuccess: onClose, onError });
		else add.mutate(body, { onSuccess: ({ secret }) => onSecret?.(secret), onError });
	});
	const error = add.error ?? change.error;
	return (
		<FormDialog
			title={t(endpoint ? "editTitle" : "add")}
			action={endpoint ? common("save") : t("create")}
			pending={add.isPending || change.isPending}
			error={error}
			className="gap-5"
			onClose={onClose}
			onSubmit={submit}
		>
			<Field label={t("url")} hint={t("urlHint")} error={form.errors.url}>
				<Input
					type="url"
					autoComplete="off"
					placeholder="https://"
					value={form.values.url}
					onChange={(event) => form.set("url", event.target.value)}
				/>
			</Field>
			<Field label={t("description")} optional error={form.errors.description}>
				<Input
					autoComplete="off"
					value={form.values.description}
					onChange={(event) => form.set("description", event.target.value)}
				/>
			</Field>
			<EventPicker
				value={form.values.events}
				onChange={(value) => form.set("events", value)}
				error={form.errors.events}
			/>
		</FormDialog>
	);
}
