import { randomUUID } from "node:crypto";
import { ApiError } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { TelnyxState } from "./state.ts";
import type { EmulatedMessage } from "./types.ts";

/** Takes a text message on; nobody reads it but `messages`. */
export function sendMessage(state: TelnyxState, fields: Fields): Record<string, unknown> {
	const text = fields.required("text");
	fields.required("from");
	fields.required("to");
	const [from = "", to = ""] = [fields.party("from"), fields.party("to")];
	if (state.number(from) === undefined)
		throw new ApiError(400, "40305", "Invalid 'from' address: it is not a number of this account.", {
			pointer: "/from",
		});
	const message: EmulatedMessage = { id: randomUUID(), from, to, text, at: state.now() };
	state.messages.push(message);
	state.changed();
	return {
		record_type: "message",
		direction: "outbound",
		id: message.id,
		type: "SMS",
		from: { phone_number: from, carrier: "", line_type: "" },
		to: [{ phone_number: to, status: "queued", carrier: "", line_type: "" }],
		text,
		encoding: "GSM-7",
		parts: 1,
		errors: [],
		received_at: new Date(message.at).toISOString(),
	};
}
