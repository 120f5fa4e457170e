import { matching, secretText, url } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

/** One account of each carrier; more of them can be connected in the dashboard. */
export const telephonySettings = {
	twilioAccountSid: optional("TWILIO_ACCOUNT_SID", matching("AC and 32 hexadecimal digits", /^AC[0-9a-f]{32}$/i), {
		description: "Twilio: the account that calls go through. Needs `TWILIO_AUTH_TOKEN`.",
		example: "(from console.twilio.com)",
	}),
	twilioAuthToken: secret("TWILIO_AUTH_TOKEN", secretText(), {
		description: "Twilio: the account's primary token. Opens the API and verifies webhooks.",
		example: "(from console.twilio.com)",
	}),
	twilioBaseUrl: setting("TWILIO_BASE_URL", url("https", "http"), "https://api.twilio.com", {
		description: "Address of Twilio's API: another region, or an emulator.",
		example: "https://api.dublin.ie1.twilio.com",
	}),
	telnyxApiKey: secret("TELNYX_API_KEY", secretText(), {
		description: "Telnyx: key of the API. Needs `TELNYX_PUBLIC_KEY` and `TELNYX_CONNECTION_ID`.",
		example: "KEY…",
	}),
	telnyxPublicKey: optional(
		"TELNYX_PUBLIC_KEY",
		matching("44 characters of base64, as Mission Control shows them", /^[A-Za-z0-9+/]{43}=$/),
		{
			description: "Telnyx: the account's public key (Ed25519). Verifies webhooks.",
			example: "(from portal.telnyx.com)",
		},
	),
	telnyxConnectionId: optional("TELNYX_CONNECTION_ID", matching("digits", /^\d{1,30}$/), {
		description: "Telnyx: the Call Control application that calls go through.",
		example: "2206000000000000001",
	}),
	telnyxBaseUrl: setting("TELNYX_BASE_URL", url("https", "http"), "https://api.telnyx.com/v2", {
		description: "Address of Telnyx's API (with its `/v2`): a gateway, or an emulator.",
		example: "http://127.0.0.1:4020/v2",
	}),
};
