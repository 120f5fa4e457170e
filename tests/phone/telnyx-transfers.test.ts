import type { EmulatedTelnyxCall, TelnyxEmulator, TelnyxLegEnd } from "@centralita/emulators";
import { openTelnyxHouse } from "../support/phone.ts";
import { describeTransfers } from "../support/transfer-suite.ts";

describeTransfers<TelnyxLegEnd, EmulatedTelnyxCall, TelnyxEmulator>("Telnyx", {
	open: openTelnyxHouse,
	outcome: ({ hangupCause }) => (hangupCause === "normal_clearing" ? "completed" : hangupCause),
});
