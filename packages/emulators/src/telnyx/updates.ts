import { badRequest } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { TelnyxState } from "./state.ts";
import type { EmulatedApplication, EmulatedNumber } from "./types.ts";

const schemes = ["https:", "http:"];

/** `PATCH /phone_numbers/{id}`; an empty `connection_id` leads nowhere. Throws `ApiError`. */
export function updateNumber(state: TelnyxState, number: EmulatedNumber, fields: Fields): void {
	const connectionId = fields.text("connection_id");
	if (connectionId === undefined) return;
	if (connectionId !== "" && connectionId !== state.application.id)
		throw badRequest("connection_id", `There is no connection ${connectionId}.`);
	number.connectionId = connectionId === "" ? null : connectionId;
	state.changed();
}

/** `PATCH /call_control_applications/{id}`. Throws `ApiError`. */
export function updateApplication(state: TelnyxState, application: EmulatedApplication, fields: Fields): void {
	const webhookUrl = fields.url("webhook_event_url", schemes);
	const failoverUrl = fields.url("webhook_event_failover_url", schemes);
	const timeout = fields.whole("webhook_timeout_secs", 0, 30);
	const name = fields.text("application_name");
	const active = fields.flag("active");
	const cost = fields.flag("call_cost_in_webhooks");
	application.webhookUrl = webhookUrl ?? application.webhookUrl;
	if (fields.has("webhook_event_failover_url")) application.failoverUrl = failoverUrl ?? null;
	if (fields.has("webhook_timeout_secs")) application.webhookTimeoutSecs = timeout ?? null;
	application.name = name ?? application.name;
	application.active = active ?? application.active;
	application.costInWebhooks = cost ?? application.costInWebhooks;
	state.changed();
}
