import type { EmulatedTelnyxCall, TelnyxEmulator, TelnyxLegEnd } from "@centralita/emulators";
import { openTelnyxHouse } from "../support/phone.ts";
import { describePhoneCalls } from "../support/phone-suite.ts";

describePhoneCalls<TelnyxLegEnd, EmulatedTelnyxCall, TelnyxEmulator>("Telnyx", {
	open: openTelnyxHouse,
	said: (call) => call.spoken(),
	outcome: ({ hangupCause }) =>
		hangupCause === "normal_clearing" ? "completed" : hangupCause === "user_busy" ? "busy" : hangupCause,
	divert(carrier) {
		for (const number of carrier.numbers) number.connectionId = null;
	},
	loseAnswer: (carrier) => carrier.fault({ on: "dial", kind: "hang-after-creating", times: 3 }),
	refuseNumber(carrier) {
		carrier.fault({ on: "dial", kind: "status", status: 422, code: "10016" });
		return "10016";
	},
});
