import { ProviderError } from "../../platform/errors/index.ts";
import { type BreakerState, createBreaker } from "../../platform/resilience/index.ts";
import { sameSecret } from "../../platform/security/secrets.ts";
import type { Messaging, SendOrder, SendOutcome } from "../../ports/messaging.ts";
import { provider, refusalOf } from "./errors.ts";
import { readEvents } from "./events.ts";
import { toWire } from "./messaging.ts";
import { createRest, type RestSettings, tooLarge } from "./rest.ts";
import { isSigned } from "./signature.ts";
import { Accepted, Done, Media, PhoneNumber, SubscribedApps, Uploaded } from "./wire.ts";

export type WhatsappSettings = Omit<RestSettings, "timeoutMs"> & {
	/** For one request. */
	timeoutMs?: number;
	/** The id of the number, which is not the number. */
	phoneNumberId: string;
	businessAccountId: string | null;
	appSecret: string;
	verifyToken: string;
	breaker: { failures: number; openMs: number; onState?: (state: BreakerState) => void };
};

/** An outcome for each error but `cancelled`, which is thrown on. */
function outcomeOf(error: unknown): SendOutcome {
	if (!(error instanceof ProviderError) || error.kind === "cancelled") throw error;
	if (error.undecided) return { type: "unknown", detail: error.message };
	const known = { code: error.vendorCode ?? null, detail: error.message };
	if (!error.retryable && error.kind !== "breaker-open") return { type: "refused", reason: refusalOf(error), ...known };
	return {
		type: "later",
		reason: error.kind === "rate-limit" ? "rate-limited" : "unavailable",
		retryAfterMs: error.retryAfterMs ?? null,
		...known,
	};
}

/** A number of a WhatsApp business account, over Meta's Cloud API. There is no idempotency key: nothing is sent twice. */
export function createWhatsapp({ timeoutMs = 8000, ...settings }: WhatsappSettings): Messaging {
	const { phoneNumberId, businessAccountId, appSecret, verifyToken } = settings;
	const rest = createRest({ ...settings, timeoutMs });
	const breaker = createBreaker({ provider, ...settings.breaker });

	async function upload(message: SendOrder["message"], signal: AbortSignal): Promise<string | null> {
		if (message.type !== "picture") return null;
		const form = new FormData();
		form.set("messaging_product", "whatsapp");
		form.set("type", message.mime);
		const extension = message.mime === "image/png" ? "png" : "jpg";
		form.set("file", new Blob([Buffer.from(message.bytes)], { type: message.mime }), `picture.${extension}`);
		return (await rest.repeat(Uploaded, `/${phoneNumberId}/media`, { form }, signal)).id;
	}

	async function send({ to, reference, message, signal }: SendOrder): Promise<SendOutcome> {
		const json = {
			messaging_product: "whatsapp",
			recipient_type: "individual",
			// People who hide their number are known by an id of Meta's.
			...(/^\d+$/.test(to) ? { to } : { recipient: to }),
			biz_opaque_callback_data: reference,
			...toWire(message, await upload(message, signal)),
		};
		const accepted = await rest.once(Accepted, `/${phoneNumberId}/messages`, json, signal);
		const [sent] = accepted.messages;
		return { type: "accepted", messageId: sent?.id ?? "", recipientId: accepted.contacts?.[0]?.wa_id ?? null };
	}

	return {
		provider,
		send: (order) => breaker.run(() => send(order)).catch(outcomeOf),
		async markRead(messageId, { typing, signal }) {
			const json = {
				messaging_product: "whatsapp",
				status: "read",
				message_id: messageId,
				...(typing ? { typing_indicator: { type: "text" } } : {}),
			};
			await rest.repeat(Done, `/${phoneNumberId}/messages`, { json }, signal);
		},
		async fetchMedia(mediaId, maxBytes, signal) {
			const { url, file_size: size } = await rest.read(Media, `/${encodeURIComponent(mediaId)}`, signal);
			if (size !== undefined && size > maxBytes) throw tooLarge();
			return rest.download(url, maxBytes, signal);
		},
		async account(signal) {
			const fields = "?fields=display_phone_number,verified_name";
			const { display_phone_number: number, verified_name: name } = await rest.read(
				PhoneNumber,
				`/${phoneNumberId}${fields}`,
				signal,
			);
			const apps =
				businessAccountId === null
					? null
					: await rest.read(SubscribedApps, `/${businessAccountId}/subscribed_apps`, signal);
			return { number, name, subscribed: apps === null || apps.data.length > 0 };
		},
		receive: ({ headers, body }) =>
			isSigned(appSecret, headers["x-hub-signature-256"], body) ? readEvents(body) : null,
		confirm(query) {
			const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge } = query;
			if (mode !== "subscribe" || typeof token !== "string" || typeof challenge !== "string") return null;
			return sameSecret(token, verifyToken) && challenge.length <= 500 ? challenge : null;
		},
	};
}
