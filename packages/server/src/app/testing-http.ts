/** The routes of some capabilities on the real HTTP layer, asked by `inject`, without accounts. */
import { type Permission, permissions } from "@centralita/contracts";
import type { Capability, Http } from "../platform/capability.ts";
import { createHttp } from "../platform/http/index.ts";
import type { Principal } from "../platform/security/principal.ts";
import type { OpenPlatform } from "./platform.ts";

/** An API key, which needs no CSRF token. */
export const testPrincipal = (granted: readonly Permission[] = permissions): Principal => ({
	kind: "api-key",
	id: "0191f1d0-0000-7000-8000-0000000000aa",
	name: "Ana",
	permissions: new Set(granted),
});

/** Everybody who asks is `principal`. Close it before the platform. */
export async function createTestHttp(
	platform: OpenPlatform,
	capabilities: readonly Capability[],
	principal: Principal | null = testPrincipal(),
): Promise<Http> {
	const http = await createHttp({
		config: platform.config,
		log: platform.log,
		metrics: platform.metrics,
		redis: null,
		authenticate: async () => ({ principal, refusal: null, csrfToken: null, cookie: null }),
	});
	for (const { routes } of capabilities) routes?.(http);
	await http.ready();
	return http;
}
