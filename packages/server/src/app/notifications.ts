import type { Config } from "../platform/config/index.ts";
import type { Clock } from "../platform/time/index.ts";
import type { Mail } from "../ports/mail.ts";
import type { TextMessages } from "../ports/text-messages.ts";
import { createSmtp } from "../providers/smtp/index.ts";
import { createTelnyxMessages } from "../providers/telnyx/messages.ts";
import { createTwilioMessages } from "../providers/twilio/messages.ts";

const timeoutMs = 15_000;

/** The company's mail server; null without `SMTP_URL`. */
export function openMail({ smtpUrl, smtpFrom }: Pick<Config, "smtpUrl" | "smtpFrom">): Mail | null {
	return smtpUrl === null ? null : createSmtp({ url: smtpUrl, from: smtpFrom });
}

type Carriers = Pick<
	Config,
	"smsFrom" | "twilioAccountSid" | "twilioAuthToken" | "twilioBaseUrl" | "telnyxApiKey" | "telnyxBaseUrl"
>;

/** Text messages by the carrier that the environment names, Twilio first; null without one, or without `SMS_FROM`. */
export function openTextMessages(config: Carriers, clock: Clock): TextMessages | null {
	const { smsFrom: from, twilioAccountSid: accountSid, twilioAuthToken: authToken, telnyxApiKey: apiKey } = config;
	if (from === null) return null;
	if (accountSid !== null && authToken !== null)
		return createTwilioMessages({
			credentials: { accountSid, authToken },
			baseUrl: config.twilioBaseUrl,
			timeoutMs,
			clock,
			from,
		});
	if (apiKey !== null)
		return createTelnyxMessages({ credentials: { apiKey }, baseUrl: config.telnyxBaseUrl, timeoutMs, clock, from });
	return null;
}
