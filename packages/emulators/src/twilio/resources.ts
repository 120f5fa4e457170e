import type { Call } from "./call.ts";
import { rfc2822 } from "./ids.ts";
import type { TwilioState } from "./state.ts";
import type { EmulatedNumber } from "./types.ts";

const BASE = "/2010-04-01/Accounts";
const dateOf = (at: number | null): string | null => (at === null ? null : rfc2822(at));

/** A price is known some time after the end: a negative decimal of the account's currency. */
function priceOf(call: Call): string | null {
	const { pricePerMinute = 0.014, priceAfterMs = 50 } = call.state.options;
	if (call.endedAt === null || call.state.now() - call.endedAt < priceAfterMs) return null;
	return `-${(pricePerMinute * Math.ceil(call.durationSeconds / 60)).toFixed(5)}`;
}

/** The resource never says `initiated`: such a call is still queued. */
export const restStatus = ({ status }: Pick<Call, "status">): string => (status === "initiated" ? "queued" : status);

export function callResource(call: Call): Record<string, unknown> {
	const { accountSid, options } = call.state;
	const uri = `${BASE}/${accountSid}/Calls/${call.sid}`;
	return {
		sid: call.sid,
		account_sid: accountSid,
		parent_call_sid: call.parentSid,
		status: restStatus(call),
		direction: call.direction,
		from: call.from,
		from_formatted: call.from,
		to: call.to,
		to_formatted: call.to,
		phone_number_sid: call.state.number(call.direction === "inbound" ? call.to : call.from)?.sid ?? null,
		answered_by: call.answeredBy,
		caller_name: null,
		forwarded_from: null,
		group_sid: null,
		trunk_sid: "",
		annotation: null,
		date_created: rfc2822(call.createdAt),
		date_updated: rfc2822(call.endedAt ?? call.answeredAt ?? call.createdAt),
		start_time: dateOf(call.answeredAt ?? call.startedAt),
		end_time: dateOf(call.endedAt),
		duration: call.over ? String(call.durationSeconds) : null,
		price: priceOf(call),
		price_unit: options.currency ?? "USD",
		queue_time: String(Math.round(call.options.queueMs ?? 0)),
		api_version: "2010-04-01",
		uri: `${uri}.json`,
		subresource_uris: { recordings: `${uri}/Recordings.json`, notifications: `${uri}/Notifications.json` },
	};
}

export function numberResource(state: TwilioState, number: EmulatedNumber): Record<string, unknown> {
	return {
		sid: number.sid,
		account_sid: state.accountSid,
		phone_number: number.phoneNumber,
		friendly_name: number.friendlyName,
		voice_url: number.voiceUrl,
		voice_method: number.voiceMethod,
		voice_fallback_url: number.voiceFallbackUrl,
		voice_fallback_method: number.voiceFallbackMethod,
		voice_caller_id_lookup: false,
		voice_application_sid: number.voiceApplicationSid,
		voice_receive_mode: "voice",
		status_callback: number.statusCallback,
		status_callback_method: number.statusCallbackMethod,
		sms_url: "",
		sms_method: "POST",
		sms_fallback_url: "",
		sms_fallback_method: "POST",
		sms_application_sid: "",
		capabilities: { voice: true, sms: true, mms: false, fax: false },
		address_requirements: "none",
		address_sid: null,
		bundle_sid: null,
		identity_sid: null,
		trunk_sid: number.trunkSid === "" ? null : number.trunkSid,
		emergency_status: "Inactive",
		emergency_address_sid: null,
		emergency_address_status: "unregistered",
		beta: false,
		origin: "twilio",
		status: "in-use",
		type: "local",
		date_created: rfc2822(state.createdAt),
		date_updated: rfc2822(state.createdAt),
		api_version: "2010-04-01",
		uri: `${BASE}/${state.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
		subresource_uris: {},
	};
}

export function accountResource(state: TwilioState): Record<string, unknown> {
	const { friendlyName = "Emulated account", status = "active", trial = false } = state.options;
	return {
		sid: state.accountSid,
		owner_account_sid: state.accountSid,
		friendly_name: friendlyName,
		status,
		type: trial ? "Trial" : "Full",
		auth_token: state.authToken,
		date_created: rfc2822(state.createdAt),
		date_updated: rfc2822(state.createdAt),
		uri: `${BASE}/${state.accountSid}.json`,
		subresource_uris: {},
	};
}

export const balanceResource = ({ accountSid, options }: TwilioState) => ({
	account_sid: accountSid,
	balance: options.balance ?? "25.00",
	currency: options.currency ?? "USD",
});

/** One page of a list, as all lists of this version of the API look. */
export function pageOf(
	name: string,
	items: readonly Record<string, unknown>[],
	path: string,
	query: URLSearchParams,
): Record<string, unknown> {
	const size = Math.min(1000, Math.max(1, Number(query.get("PageSize") ?? 50) || 50));
	const page = Math.max(0, Number(query.get("Page") ?? 0) || 0);
	const uriOf = (number: number): string => {
		const fields = new URLSearchParams(query);
		fields.set("PageSize", String(size));
		fields.set("Page", String(number));
		return `${path}?${fields}`;
	};
	const start = page * size;
	const shown = items.slice(start, start + size);
	return {
		[name]: shown,
		page,
		page_size: size,
		start,
		end: Math.max(start, start + shown.length - 1),
		uri: uriOf(page),
		first_page_uri: uriOf(0),
		next_page_uri: start + size < items.length ? uriOf(page + 1) : null,
		previous_page_uri: page > 0 ? uriOf(page - 1) : null,
	};
}
