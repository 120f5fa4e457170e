import { describeTelephony } from "../../ports/conformance/telephony.ts";
import { openTelephony } from "./testing.ts";

describeTelephony("telnyx", openTelephony);
