import { type CarrierAddresses, socketNameOf } from "../../ports/telephony.ts";

/** The last part of a webhook's path: what Twilio wants there. */
export type WebhookKind = "voice" | "next" | "status" | "machine" | "transfer";

/**
 * How Twilio shall treat a node that is dying (Twilio: "Webhooks connection overrides"): try again, up to five times within
 * the 15 s that it gives a voice webhook, without waiting long for one that hangs. Not part of what is signed.
 */
const overrides = "#ct=2000&rt=5000&tt=15000&rc=5&rp=all";

const baseOf = ({ publicUrl, account }: CarrierAddresses) => `${publicUrl}/carriers/twilio/${account}`;

/** Whether an address is one of our webhooks for this account. */
export const isOurs = (addresses: CarrierAddresses, url: string): boolean => url.startsWith(`${baseOf(addresses)}/`);

export function webhookUrl(
	addresses: CarrierAddresses,
	kind: WebhookKind,
	query: Readonly<Record<string, string>> = {},
): string {
	const text = new URLSearchParams(query).toString();
	return withOverrides(`${baseOf(addresses)}/${kind}${text === "" ? "" : `?${text}`}`);
}

export const withOverrides = (url: string): string => `${url}${overrides}`;

/**
 * Where a call that had a media socket goes on. `via` names the socket without betraying its token, so that the end of each
 * is an event of its own.
 */
export const afterMediaUrl = (addresses: CarrierAddresses, callId: string, token: string): string =>
	webhookUrl(addresses, "next", { call: callId, via: socketNameOf(token) });

/** Without a query: Twilio's `<Stream>` allows none. */
export const mediaUrl = (addresses: CarrierAddresses): string => `${webSocketUrl(baseOf(addresses))}/media`;

/** `https` → `wss`, as Twilio signs an upgrade. */
export const webSocketUrl = (url: string): string => url.replace(/^http/i, "ws");
