import type { Config } from "../config/index.ts";

/**
 * The name of the session's cookie. Over https it begins with `__Host-`, with which browsers refuse a cookie that another
 * host or an unencrypted page tries to set (RFC 6265bis, section 4.1.3.2).
 */
export const sessionCookieName = ({ publicUrl }: Pick<Config, "publicUrl">): string =>
	publicUrl?.startsWith("https:") ? "__Host-centralita" : "centralita";
