import type { EmulatedTwilioCall, TwilioCallEnd, TwilioEmulator } from "@centralita/emulators";
import { openTwilioHouse } from "../support/phone.ts";
import { describeTransfers } from "../support/transfer-suite.ts";

describeTransfers<TwilioCallEnd, EmulatedTwilioCall, TwilioEmulator>("Twilio", {
	open: openTwilioHouse,
	outcome: ({ status }) => status,
});
