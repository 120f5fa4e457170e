import { matching, secretText, url } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

const id = matching("digits", /^\d{1,30}$/);

/** The number over which people write to the company, at Meta's Cloud API. */
export const whatsappSettings = {
	whatsappAccessToken: secret("WHATSAPP_ACCESS_TOKEN", secretText(), {
		description:
			"WhatsApp: token of a system user with the permission `whatsapp_business_messaging`. Needs the other `WHATSAPP_…` without a default.",
		example: "EAA…",
	}),
	whatsappPhoneNumberId: optional("WHATSAPP_PHONE_NUMBER_ID", id, {
		description: "WhatsApp: id of the number, as the app dashboard shows it; not the number itself.",
		example: "106540352242922",
	}),
	whatsappBusinessAccountId: optional("WHATSAPP_BUSINESS_ACCOUNT_ID", id, {
		description: "WhatsApp: id of the business account. With it the test tells whether the app hears of its messages.",
		example: "102290129340398",
	}),
	whatsappAppSecret: secret("WHATSAPP_APP_SECRET", secretText(), {
		description: "WhatsApp: secret of the app. Verifies webhooks.",
		example: "(from developers.facebook.com)",
	}),
	whatsappVerifyToken: secret("WHATSAPP_VERIFY_TOKEN", secretText(8), {
		description: "WhatsApp: any secret text; the same is entered beside the webhook's address at Meta.",
		example: "(32 random characters)",
	}),
	whatsappApiVersion: setting("WHATSAPP_API_VERSION", matching("a version such as v24.0", /^v\d{1,3}\.\d$/), "v24.0", {
		description: "WhatsApp: version of the Graph API. Each lives for about two years.",
		example: "v25.0",
	}),
	whatsappBaseUrl: setting("WHATSAPP_BASE_URL", url("https", "http"), "https://graph.facebook.com", {
		description: "Address of the Graph API, without its version: a gateway, or an emulator.",
		example: "http://127.0.0.1:4030",
	}),
};
