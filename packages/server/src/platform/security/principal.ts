import type { Permission, Role } from "@centralita/contracts";

/** Who makes a request. */
export type Principal =
	| { kind: "user"; id: string; name: string; role: Role; permissions: ReadonlySet<Permission>; sessionId: string }
	| { kind: "api-key"; id: string; name: string; permissions: ReadonlySet<Permission> };

/**
 * What a route asks of whoever calls it. Every route and socket declares one in `config.access`; a route without
 * one stops the start, and a test walks all of them with every role.
 * `public`: no account needed · `signed-in`: any user · a permission: users whose role has it, and keys with that scope ·
 * `token`: the route checks a one-time token or a signature by itself.
 */
export type Access = "public" | "signed-in" | "token" | Permission;

declare module "fastify" {
	interface FastifyContextConfig {
		access?: Access;
	}
	interface FastifyRequest {
		/** Null on public routes without credentials. */
		principal: Principal | null;
		/** Asked now and then by answers that last: false ends them. */
		stillHolds: (() => Promise<boolean>) | null;
	}
}
