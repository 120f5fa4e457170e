import type { FastifyRequest } from "fastify";
import type { Config } from "../config/index.ts";

/** Whether the page that makes a request is ours: of `PUBLIC_URL`, of `ALLOWED_ORIGINS`, or without both of the address it was served from. */
export function createOriginCheck(
	config: Pick<Config, "publicUrl" | "allowedOrigins">,
): (request: FastifyRequest) => boolean {
	const known = new Set([...(config.publicUrl ? [config.publicUrl] : []), ...config.allowedOrigins]);
	const isOurs = (origin: string, request: FastifyRequest) =>
		known.has(origin) || (config.publicUrl === null && origin === `${request.protocol}://${request.host}`);
	return (request) => {
		const { origin } = request.headers;
		if (origin !== undefined) return isOurs(origin, request);
		// No `Origin` is no browser, or an old one with a request of the same page; newer ones say so here (Fetch Metadata).
		const site = request.headers["sec-fetch-site"];
		return site === undefined || site === "same-origin" || site === "none";
	};
}
