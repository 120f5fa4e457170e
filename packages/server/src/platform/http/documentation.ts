import { ErrorCode, errorCatalogue } from "@centralita/contracts";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { explanations } from "../errors/explanations.ts";
import { sessionCookieName } from "../security/session-cookie.ts";

const open = { access: "public" } as const;

/** The header of routes with `config.idempotent`, as `@fastify/swagger` reads it. */
const idempotencyHeader = {
	type: "object",
	properties: {
		"Idempotency-Key": {
			type: "string",
			minLength: 1,
			maxLength: 200,
			pattern: "^[\\x21-\\x7E]+$",
			description:
				"Makes the request safe to repeat for 24 hours: a repeat with the same key and body does nothing and gets the first answer again, with the header `idempotency-replayed: true`. With another body, or while the first is running, it gets `idempotency-conflict`. Keys of requests that were refused or failed may be used again.",
		},
	},
};

/** Collects the routes that are registered after it into an OpenAPI 3.1 description. */
export async function collectOpenApi(http: Http, config: Pick<Config, "publicUrl">, version: string): Promise<void> {
	await http.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: "Centralita",
				version,
				description: "Errors are `application/problem+json` (RFC 9457) with a stable `code`.",
				license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" },
			},
			servers: [{ url: config.publicUrl ?? "/" }],
			components: {
				securitySchemes: {
					apiKey: { type: "http", scheme: "bearer" },
					session: { type: "apiKey", in: "cookie", name: sessionCookieName(config) },
				},
			},
			security: [{ apiKey: [] }, { session: [] }],
		},
		transform: ({ schema, url, ...rest }) => {
			const { access, idempotent } = rest.route.config ?? {};
			const transformed = jsonSchemaTransform({ schema, url, ...rest });
			if (access === "public" || access === "token") Object.assign(transformed.schema, { security: [] });
			else if (access !== undefined) Object.assign(transformed.schema, { "x-access": access });
			if (idempotent) Object.assign(transformed.schema, { headers: idempotencyHeader });
			return transformed;
		},
		transformObject: jsonSchemaTransformObject,
	});
}

/** Of the one style element that Swagger UI 5 makes by itself. */
const swaggerStyle = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/** In the place of the library's own. */
const wordmark = Buffer.from(
	`<svg xmlns="http://www.w3.org/2000/svg" width="190" height="40" viewBox="0 0 190 40"><title>Centralita</title><text x="0" y="29" font-family="system-ui, sans-serif" font-size="27" font-weight="700" fill="#fff">Centralita</text></svg>`,
);

const page = (title: string, status: number, meaning: string) =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>HTTP ${status}</p><p>${meaning}</p></body></html>`;

/** `/docs` to read and try, `/docs/json` for tools, `/docs/errors/<code>` for people with a problem. */
export async function registerDocumentation(http: Http): Promise<void> {
	await http.register(async (scope) => {
		scope.addHook("onRoute", (route) => {
			route.config = { ...route.config, ...open };
		});
		scope.addHook("onRequest", async (_request, reply) => {
			const policy = String(reply.getHeader("content-security-policy") ?? "");
			reply.header("content-security-policy", policy.replace("style-src 'self'", `style-src 'self' ${swaggerStyle}`));
		});
		await scope.register(swaggerUi, {
			routePrefix: "/docs",
			uiConfig: { docExpansion: "list", deepLinking: true, validatorUrl: null },
			logo: { type: "image/svg+xml", content: wordmark, href: "/", target: "_self" },
		});
	});
	http.get(
		"/docs/errors/:code",
		{ config: open, schema: { hide: true, params: z.object({ code: ErrorCode }) } },
		async ({ params: { code } }, reply) => {
			const { title, meaning } = explanations[code];
			return reply.type("text/html; charset=utf-8").send(page(title, errorCatalogue[code], meaning));
		},
	);
}
