import type { Config } from "../platform/config/index.ts";
import type { Clock } from "../platform/time/index.ts";
import type { Messaging } from "../ports/messaging.ts";
import { createWhatsapp } from "../providers/whatsapp/index.ts";

type Settings = Pick<
	Config,
	| "whatsappAccessToken"
	| "whatsappPhoneNumberId"
	| "whatsappBusinessAccountId"
	| "whatsappAppSecret"
	| "whatsappVerifyToken"
	| "whatsappApiVersion"
	| "whatsappBaseUrl"
	| "providerFailures"
	| "providerPauseMs"
>;

/** The company's number at WhatsApp; null unless all that it needs is set. */
export function openMessaging(settings: Settings, clock: Clock): Messaging | null {
	const { whatsappAccessToken, whatsappPhoneNumberId, whatsappAppSecret, whatsappVerifyToken } = settings;
	if (
		whatsappAccessToken === null ||
		whatsappPhoneNumberId === null ||
		whatsappAppSecret === null ||
		whatsappVerifyToken === null
	)
		return null;
	return createWhatsapp({
		accessToken: whatsappAccessToken,
		phoneNumberId: whatsappPhoneNumberId,
		businessAccountId: settings.whatsappBusinessAccountId,
		appSecret: whatsappAppSecret,
		verifyToken: whatsappVerifyToken,
		baseUrl: `${settings.whatsappBaseUrl}/${settings.whatsappApiVersion}`,
		breaker: { failures: settings.providerFailures, openMs: settings.providerPauseMs },
		clock,
	});
}
