import helmet from "@fastify/helmet";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";

/** The policy of every page: only what this server serves, no inline script or style, nobody may frame it. */
const contentSecurityPolicy = {
	"default-src": ["'self'"],
	"base-uri": ["'none'"],
	"connect-src": ["'self'"],
	"font-src": ["'self'"],
	"form-action": ["'self'"],
	"frame-ancestors": ["'none'"],
	"img-src": ["'self'", "data:", "blob:"],
	"media-src": ["'self'", "blob:"],
	"object-src": ["'none'"],
	"script-src": ["'self'"],
	"script-src-attr": ["'none'"],
	"style-src": ["'self'"],
	"worker-src": ["'self'"],
};

/** A year, as the preload lists ask. */
const hstsSeconds = 31_536_000;

export async function registerHeaders(http: Http, config: Pick<Config, "publicUrl">): Promise<void> {
	const https = config.publicUrl?.startsWith("https:") ?? false;
	await http.register(helmet, {
		contentSecurityPolicy: {
			useDefaults: false,
			directives: { ...contentSecurityPolicy, ...(https ? { "upgrade-insecure-requests": [] } : {}) },
		},
		strictTransportSecurity: https ? { maxAge: hstsSeconds, includeSubDomains: false } : false,
		referrerPolicy: { policy: "same-origin" },
		xFrameOptions: { action: "deny" },
	});
	http.addHook("onRequest", async (_request, reply) => {
		reply.header("permissions-policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()");
	});
}
