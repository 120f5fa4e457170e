import type { CookieSerializeOptions } from "@fastify/cookie";

/** What `reply.setCookie` takes. */
export type Cookie = { name: string; value: string; options: CookieSerializeOptions };

export type SessionCookie = { readonly name: string; keep(token: string, expires: Date): Cookie; remove(): Cookie };

/**
 * The session's cookie. Over https its name begins with `__Host-`, with which browsers refuse a cookie that another
 * host or an insecure page tried to set (RFC 6265bis, section 4.1.3.2).
 */
export function sessionCookie(publicUrl: string | null): SessionCookie {
	const secure = publicUrl?.startsWith("https:") === true;
	const name = secure ? "__Host-centralita" : "centralita";
	const flags = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
	return {
		name,
		keep: (token, expires) => ({ name, value: token, options: { ...flags, expires } }),
		remove: () => ({ name, value: "", options: { ...flags, maxAge: 0 } }),
	};
}
