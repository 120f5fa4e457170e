import type { Config } from "../../platform/config/index.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long what accounts hand out lasts, in milliseconds, and how often a door may be tried. */
export type Policy = Readonly<Record<keyof ReturnType<typeof accountPolicy>, number>>;

export const accountPolicy = (
	config: Pick<Config, "sessionHours" | "sessionRotateMinutes" | "setupLinkMinutes" | "invitationHours">,
) => ({
	/** A session ends this long after its last use … */
	sessionIdleMs: config.sessionHours * hour,
	/** … and this long after sign-in, however much it is used. */
	sessionMs: Math.max(30 * day, config.sessionHours * hour),
	/** A token in use is followed by a new one after this time. */
	tokenRenewMs: config.sessionRotateMinutes * minute,
	/** A replaced token still works this long, for requests that were under way. */
	tokenGraceMs: minute,
	/** "Last seen" and "last used" are written at most this often. */
	touchMs: minute,
	setupLinkMs: config.setupLinkMinutes * minute,
	invitationMs: config.invitationHours * hour,
	signInWindowMs: 15 * minute,
	/** Failed sign-ins in one window, for one account and from one address (IPv6: one /64). */
	signInsPerAccount: 10,
	signInsPerAddress: 30,
});
