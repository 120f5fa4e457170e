import type { Permission } from "@centralita/contracts";
import type { FastifyRequest, RouteOptions } from "fastify";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import type { Authenticate, Authentication } from "./authentication.ts";
import { createOriginCheck } from "./origins.ts";
import type { Access, Principal } from "./principal.ts";
import { sameSecret } from "./secrets.ts";

/** What a route asks, as it was declared. */
export type GuardedRoute = { method: string; url: string; access: Access | undefined; socket: boolean };

declare module "fastify" {
	interface FastifyInstance {
		/** All routes of the guarded application, e.g. to walk them with every role. */
		guardedRoutes(): GuardedRoute[];
	}
}

const readOnly = new Set(["GET", "HEAD", "OPTIONS"]);

/** Throws what a route answers to somebody who may not use it. */
function enforceAccess(access: Access, { principal, refusal }: Pick<Authentication, "principal" | "refusal">): void {
	if (access === "public" || access === "token") return;
	if (principal === null) throw refusal ?? new AppError("not-signed-in", "Sign in, or send an API key.");
	if (access === "signed-in") {
		if (principal.kind === "user") return;
		throw new AppError("forbidden", "An API key cannot do this: it is for signed-in people.");
	}
	requirePermission(principal, access);
}

/** For what a route does only when asked for by its query. Throws `forbidden`. */
export function requirePermission(principal: Principal | null, permission: Permission): void {
	if (principal?.permissions.has(permission) !== true)
		throw new AppError("forbidden", `This needs the permission ${permission}.`);
}

function enforceCsrf(request: FastifyRequest, expected: string): void {
	const given = request.headers["x-csrf-token"];
	if (typeof given !== "string" || !sameSecret(given, expected))
		throw new AppError("csrf-failed", "The header x-csrf-token is missing or not the session's.");
}

/**
 * Before every route: who asks, whether they may, and whether a page of ours made them ask. Runs before the body is read.
 * A route that declares no `config.access` stops the start.
 */
export function registerGuard(http: Http, config: Config, authenticate: Authenticate): void {
	const isOurs = createOriginCheck(config);
	const routes: RouteOptions[] = [];
	http.decorateRequest("principal", null);
	http.decorateRequest("stillHolds", null);
	http.addHook("onRoute", (route) => {
		routes.push(route);
	});
	http.decorate("guardedRoutes", () =>
		routes.flatMap(({ method, url, config, websocket }) =>
			[method].flat().map((verb) => ({ method: verb, url, access: config?.access, socket: websocket === true })),
		),
	);
	http.addHook("onReady", async () => {
		const open = http.guardedRoutes().filter(({ access }) => access === undefined);
		if (open.length > 0)
			throw new Error(
				`These routes declare no access: ${open.map(({ method, url }) => `${method} ${url}`).join(", ")}`,
			);
	});
	http.addHook("preParsing", async (request, reply) => {
		const { access } = request.routeOptions.config;
		// An unknown address: its handler answers 404 to everybody.
		if (access === undefined) return;
		const isSocket = request.headers.upgrade !== undefined;
		if (isSocket && !isOurs(request))
			throw new AppError("origin-refused", "Sockets open from this installation's pages only.");
		// Pages and their files are for everybody: asking the database who wants each would be waste.
		if (access === "public" && readOnly.has(request.method) && !request.url.startsWith("/api/") && !isSocket) return;
		const authentication = await authenticate(request);
		const { principal, csrfToken, cookie } = authentication;
		if (cookie !== null) reply.setCookie(cookie.name, cookie.value, cookie.options);
		if (!readOnly.has(request.method)) {
			if (principal?.kind !== "api-key" && !isOurs(request))
				throw new AppError("origin-refused", "The request comes from a page of another origin.");
			if (csrfToken !== null && access !== "public" && access !== "token") enforceCsrf(request, csrfToken);
		}
		enforceAccess(access, authentication);
		request.principal = principal;
		request.stillHolds = authentication.stillHolds ?? null;
	});
}
