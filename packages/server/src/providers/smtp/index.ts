import nodemailer from "nodemailer";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { Mail } from "../../ports/mail.ts";

const provider = "smtp";

export type SmtpSettings = {
	/** `smtps://user:password@host:465`, `smtp://host:587`. */
	url: string;
	/** Who it is from: `Name <address>` or an address. */
	from: string;
	timeoutMs?: number;
};

/** SMTP's own division (RFC 5321, section 4.2.1): 4yz may pass later, 5yz will not. */
function kindOf(error: { code?: unknown; responseCode?: unknown }): ProviderErrorKind {
	if (error.code === "EAUTH") return "auth";
	if (error.code === "ETIMEDOUT") return "timeout";
	if (typeof error.responseCode === "number" && error.responseCode >= 500) return "bad-request";
	return "unavailable";
}

/** A mail server. */
export function createSmtp({ url, from, timeoutMs = 20_000 }: SmtpSettings): Mail {
	const transport = nodemailer.createTransport(
		{ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
		{ from },
	);
	return {
		async send({ to, subject, text, messageId, attachments = [] }) {
			try {
				await transport.sendMail({
					to: [...to],
					subject,
					text,
					messageId,
					attachments: [...attachments],
					// Nobody's absence notice answers it (RFC 3834).
					headers: { "auto-submitted": "auto-generated" },
				});
			} catch (error) {
				const failure = error as Error & { code?: unknown; responseCode?: unknown };
				// A server's words may quote the address: only its code is told.
				const reason = [failure.code, failure.responseCode].filter((part) => part !== undefined).join(" ");
				throw new ProviderError(provider, kindOf(failure), `the mail server refused: ${reason}`, { cause: error });
			}
		},
		close: () => transport.close(),
	};
}
