import type { NotificationChannelKind } from "@centralita/contracts";
import { ProviderError } from "../../../platform/errors/index.ts";
import type { OutboundAnswer } from "../../../platform/outbound/index.ts";
import type { Context } from "../context.ts";
import type { Words } from "../words.ts";
import { slackMessage } from "./slack.ts";
import { teamsMessage } from "./teams.ts";
import { mailText, smsText } from "./text.ts";

export type Sent =
	| { outcome: "sent"; detail: string }
	/** `after`: milliseconds that the receiver asks for. */
	| { outcome: "later"; detail: string; after: number | null }
	/** It will never pass. */
	| { outcome: "refused"; detail: string };

/** Statuses that mean "not now"; all others that are no success mean that the address or the message is wrong. */
const temporary = (status: number) => status >= 500 || status === 408 || status === 425 || status === 429;

function judge({ status, problem, detail, retryAfterMs }: OutboundAnswer): Sent {
	if (status !== null && status >= 200 && status < 300) return { outcome: "sent", detail };
	const isOver = problem === "refused-address" || (status !== null && !temporary(status));
	return isOver ? { outcome: "refused", detail } : { outcome: "later", detail, after: retryAfterMs };
}

function failed(error: unknown): Sent {
	const detail = error instanceof Error ? error.message : "unknown failure";
	if (!(error instanceof ProviderError) || error.retryable || error.kind === "quota" || error.kind === "auth")
		return {
			outcome: "later",
			detail,
			after: error instanceof ProviderError ? (error.retryAfterMs ?? null) : null,
		};
	return { outcome: "refused", detail };
}

const patienceMs = 20_000;

/** Several mailboxes are separated by commas. */
export const addressesOf = (target: string): string[] =>
	target
		.split(/[,;\s]+/)
		.map((address) => address.trim())
		.filter((address) => address !== "");

/** Sends one message. Rejects never. `id` names it: a mail server that gets it twice can tell. */
export async function sendWords(
	{ mail, textMessages, outbound }: Pick<Context, "mail" | "textMessages" | "outbound">,
	{ kind, target, words, id }: { kind: NotificationChannelKind; target: string; words: Words; id: string },
): Promise<Sent> {
	const post = async (body: unknown) =>
		judge(
			await outbound.post({
				url: target,
				headers: { "content-type": "application/json", "user-agent": "Centralita-Notifications/1.0" },
				body: JSON.stringify(body),
			}),
		);
	try {
		switch (kind) {
			case "slack":
				return await post(slackMessage(words));
			case "teams":
				return await post(teamsMessage(words));
			case "webhook": {
				const { title, lines } = words;
				return await post({ type: "notification", id, title, lines });
			}
			case "email":
				if (mail === null) return { outcome: "refused", detail: "SMTP_URL is not set" };
				await mail.send({
					to: addressesOf(target),
					subject: words.title,
					text: mailText(words),
					messageId: `<${id}@centralita>`,
				});
				return { outcome: "sent", detail: "accepted by the mail server" };
			case "sms":
				if (textMessages === null) return { outcome: "refused", detail: "SMS_FROM or a carrier is not set" };
				await textMessages.send({ to: target, text: smsText(words) }, AbortSignal.timeout(patienceMs));
				return { outcome: "sent", detail: "accepted by the carrier" };
		}
	} catch (error) {
		return failed(error);
	}
}
