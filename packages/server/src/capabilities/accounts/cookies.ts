import type { CookieSerializeOptions } from "@fastify/cookie";
import { sessionCookieName } from "../../platform/security/session-cookie.ts";

/** What `reply.setCookie` takes. */
export type Cookie = { name: string; value: string; options: CookieSerializeOptions };

export type SessionCookie = { readonly name: string; keep(token: string, expires: Date): Cookie; remove(): Cookie };

export function sessionCookie(publicUrl: string | null): SessionCookie {
	const secure = publicUrl?.startsWith("https:") === true;
	const name = sessionCookieName({ publicUrl });
	const flags = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
	return {
		name,
		keep: (token, expires) => ({ name, value: token, options: { ...flags, expires } }),
		remove: () => ({ name, value: "", options: { ...flags, maxAge: 0 } }),
	};
}
