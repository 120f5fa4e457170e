import type { CarrierCredentials } from "@centralita/contracts";
import type { OpenTelephony } from "../capabilities/calls/index.ts";
import type { Config } from "../platform/config/index.ts";
import type { Clock } from "../platform/time/index.ts";
import { createTelnyx } from "../providers/telnyx/index.ts";
import { createTwilio } from "../providers/twilio/index.ts";

type Settings = Pick<
	Config,
	| "twilioAccountSid"
	| "twilioAuthToken"
	| "twilioBaseUrl"
	| "telnyxApiKey"
	| "telnyxPublicKey"
	| "telnyxConnectionId"
	| "telnyxBaseUrl"
>;

/** The carriers' adapters, at the addresses that the settings name. */
export const openTelephony =
	({ twilioBaseUrl, telnyxBaseUrl }: Settings, clock: Clock): OpenTelephony =>
	(credentials, addresses) =>
		credentials.carrier === "twilio"
			? createTwilio({ credentials, addresses, baseUrl: twilioBaseUrl, clock })
			: createTelnyx({ credentials, addresses, baseUrl: telnyxBaseUrl, clock });

/** Accounts that the environment names. */
export function environmentAccounts(settings: Settings): CarrierCredentials[] {
	const { twilioAccountSid, twilioAuthToken, telnyxApiKey, telnyxPublicKey, telnyxConnectionId } = settings;
	const accounts: CarrierCredentials[] = [];
	if (twilioAccountSid !== null && twilioAuthToken !== null)
		accounts.push({ carrier: "twilio", accountSid: twilioAccountSid, authToken: twilioAuthToken });
	if (telnyxApiKey !== null && telnyxPublicKey !== null && telnyxConnectionId !== null)
		accounts.push({
			carrier: "telnyx",
			apiKey: telnyxApiKey,
			publicKey: telnyxPublicKey,
			connectionId: telnyxConnectionId,
		});
	return accounts;
}
