import type { CarrierAddresses } from "../../ports/telephony.ts";

const baseOf = ({ publicUrl, account }: CarrierAddresses) => `${publicUrl}/carriers/telnyx/${account}`;

/** Where all events go. */
export const eventsUrl = (addresses: CarrierAddresses): string => `${baseOf(addresses)}/events`;

/** Where they go when the first address did not take them: the same place, so that a log tells the two apart. */
export const failoverUrl = (addresses: CarrierAddresses): string => `${eventsUrl(addresses)}?fallback=1`;

/** Telnyx signs no upgrade, so what opens the socket is the token at the end. */
export const mediaUrl = (addresses: CarrierAddresses, token: string): string =>
	`${baseOf(addresses).replace(/^http/i, "ws")}/media/${encodeURIComponent(token)}`;

/** The token in the address of a media socket; null when it has none. */
export const tokenOf = (url: string): string | null => /\/media\/([\w~.-]{1,200})\/?(?:[?#]|$)/.exec(url)?.[1] ?? null;
