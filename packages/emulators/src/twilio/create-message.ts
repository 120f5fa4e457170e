import { RestError } from "./errors.ts";
import type { Form } from "./form.ts";
import { createSid, rfc2822 } from "./ids.ts";
import type { TwilioState } from "./state.ts";
import type { EmulatedMessage } from "./types.ts";

const e164 = /^\+[1-9]\d{6,14}$/u;
const longest = 1600;

/** Takes a text message on; nobody reads it but `messages`. */
export function createMessage(state: TwilioState, form: Form): EmulatedMessage {
	const [to = "", from = "", body = ""] = [form.get("To"), form.get("From"), form.get("Body")];
	if (to === "") throw new RestError(400, 21604, "A 'To' phone number is required.");
	if (from === "") throw new RestError(400, 21603, "A 'From' phone number is required.");
	if (body === "") throw new RestError(400, 21602, "Message body is required.");
	if (!e164.test(to)) throw new RestError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
	if (state.number(from) === undefined)
		throw new RestError(400, 21606, `The 'From' phone number ${from} is not a valid message-capable Twilio number.`);
	if (body.length > longest)
		throw new RestError(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
	const message = { sid: createSid("SM"), from, to, body, at: state.now() };
	state.messages.push(message);
	state.changed();
	return message;
}

export const messageResource = (state: TwilioState, { sid, from, to, body, at }: EmulatedMessage) => ({
	account_sid: state.accountSid,
	api_version: "2010-04-01",
	body,
	date_created: rfc2822(at),
	date_sent: null,
	date_updated: rfc2822(at),
	direction: "outbound-api",
	error_code: null,
	error_message: null,
	from,
	messaging_service_sid: null,
	num_media: "0",
	num_segments: "1",
	price: null,
	price_unit: null,
	sid,
	status: "queued",
	to,
	uri: `/2010-04-01/Accounts/${state.accountSid}/Messages/${sid}.json`,
});
