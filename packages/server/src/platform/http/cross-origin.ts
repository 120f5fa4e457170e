import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";

declare module "fastify" {
	interface FastifyContextConfig {
		/** Pages of `ALLOWED_ORIGINS` may call it, and any page may load it as a script or picture. Never with cookies. */
		crossOrigin?: boolean;
	}
}

const preflightSeconds = 600;
const allowed = {
	"access-control-allow-methods": "GET, POST, DELETE",
	"access-control-allow-headers":
		"accept-language, content-type, idempotency-key, last-event-id, x-csrf-token, x-session-id",
	"access-control-expose-headers": "retry-after, x-request-id, idempotency-replayed",
};

/** Cross-origin answers (WHATWG Fetch, section 3.3) of the routes that ask for them; before those are added. */
export function registerCrossOrigin(http: Http, { allowedOrigins }: Pick<Config, "allowedOrigins">): void {
	const origins = new Set(allowedOrigins);
	const answered = new Set<string>();
	http.addHook("onRoute", (route) => {
		if (!route.config?.crossOrigin || answered.has(route.url)) return;
		answered.add(route.url);
		http.options(
			route.url,
			{ config: { access: "public", crossOrigin: true }, schema: { hide: true } },
			async (_request, reply) => reply.code(204).header("access-control-max-age", preflightSeconds).send(),
		);
	});
	http.addHook("onRequest", async (request, reply) => {
		if (!request.routeOptions.config.crossOrigin) return;
		reply.header("vary", "Origin").header("cross-origin-resource-policy", "cross-origin");
		const { origin } = request.headers;
		if (origin !== undefined && origins.has(origin))
			reply.headers({ ...allowed, "access-control-allow-origin": origin });
	});
}
