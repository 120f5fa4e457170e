import type { Params } from "./signature.ts";
import type { EmulatedCall } from "./types.ts";

const countries: readonly (readonly [string, string])[] = [
	["+1", "US"],
	["+33", "FR"],
	["+34", "ES"],
	["+44", "GB"],
	["+49", "DE"],
	["+52", "MX"],
	["+54", "AR"],
	["+56", "CL"],
	["+57", "CO"],
];

const countryOf = (number: string): string => countries.find(([prefix]) => number.startsWith(prefix))?.[1] ?? "";

/** Twilio says where a number is from four times over, mostly with empty values. */
const place = (name: string, number: string): Params => ({
	[`${name}City`]: "",
	[`${name}State`]: "",
	[`${name}Zip`]: "",
	[`${name}Country`]: countryOf(number),
});

type CallFacts = Pick<EmulatedCall, "sid" | "from" | "to" | "status" | "direction" | "parentSid" | "answeredBy"> & {
	readonly state: { readonly accountSid: string };
	readonly tellsAnswerer: boolean;
};

/** The fields of every request about a call. */
export function callParams(call: CallFacts): Params {
	return {
		CallSid: call.sid,
		AccountSid: call.state.accountSid,
		From: call.from,
		To: call.to,
		Caller: call.from,
		Called: call.to,
		CallStatus: call.status,
		Direction: call.direction,
		ApiVersion: "2010-04-01",
		...(call.parentSid === null ? {} : { ParentCallSid: call.parentSid }),
		...(call.answeredBy === null || !call.tellsAnswerer ? {} : { AnsweredBy: call.answeredBy }),
		...place("From", call.from),
		...place("To", call.to),
		...place("Caller", call.from),
		...place("Called", call.to),
	};
}
