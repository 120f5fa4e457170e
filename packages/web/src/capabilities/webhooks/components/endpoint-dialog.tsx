import { type WebhookEndpoint, WebhookEndpointCreate } from "@centralita/contracts";
import { useId } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
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
	const problem = useProblemText();
	const add = useAddEndpoint();
	const change = useChangeEndpoint(true);
	const id = useId();
	const { url = "", description = "", events = null } = endpoint ?? {};
	const form = useForm(WebhookEndpointCreate, { url, description, events });
	const submit = form.submit((body) => {
		const onError = form.refuse;
		if (endpoint) change.mutate({ id: endpoint.id, ...body }, { onSuccess: onClose, onError });
		else add.mutate(body, { onSuccess: ({ secret }) => onSecret?.(secret), onError });
	});
	const error = add.error ?? change.error;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t(endpoint ? "editTitle" : "add")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={add.isPending || change.isPending}>
						{endpoint ? common("save") : t("create")}
					</Button>
				</>
			}
		>
			<form id={id} noValidate className="grid gap-5" onSubmit={submit}>
				{error && (
					<Banner tone="bad" role="alert">
						{problem(error)}
					</Banner>
				)}
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
			</form>
		</Dialog>
	);
}
