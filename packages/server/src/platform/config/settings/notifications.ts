import { integer, matching, secretText, text } from "../kinds.ts";
import { optional, secret, setting } from "../setting.ts";

export const notificationSettings = {
	smtpUrl: secret("SMTP_URL", secretText(), {
		description:
			"Mail server for notifications, with its user and password: `smtps://` for TLS from the start (465), `smtp://` for STARTTLS (587).",
		example: "smtps://user:password@smtp.example.com:465",
	}),
	smtpFrom: setting("SMTP_FROM", text(200), "Centralita <centralita@localhost>", {
		description: "Who e-mails are from. The mail server must accept it.",
		example: "Centralita <avisos@example.com>",
	}),
	smsFrom: optional("SMS_FROM", matching("a number with its country, such as +5491155550000", /^\+[1-9]\d{6,14}$/), {
		description: "Number that text messages come from. It belongs to the account of `TWILIO_…`, or else of `TELNYX_…`.",
		example: "+5491155550000",
	}),
	notificationWindowSeconds: setting("NOTIFICATION_WINDOW_SECONDS", integer(0, 86_400), "300", {
		description:
			"After a notification, the next ones to the same recipient wait this long and come together in one message.",
		example: "900",
	}),
};
