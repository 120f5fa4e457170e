import type { Capability, Platform } from "../../platform/capability.ts";
import type { Authenticate } from "../../platform/security/authentication.ts";
import { createAuthenticate } from "./authenticate.ts";
import { accountsContext } from "./context.ts";
import { sessionCookie } from "./cookies.ts";
import { purgeJob } from "./jobs.ts";
import { apiKeyRoutes } from "./routes/api-key-routes.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { sessionRoutes } from "./routes/session-routes.ts";
import { setupRoutes } from "./routes/setup-routes.ts";
import { userRoutes } from "./routes/user-routes.ts";
import { createConfiguredOwner, setupNotices } from "./set-up.ts";
import { activeUsers, namedUsersWith, usersWith } from "./users.ts";

export { createAudit } from "./audit.ts";

/** Users, their sessions, API keys and the audit trail. `authenticate` is what the guard asks before every route. */
export function createAccounts(platform: Platform): {
	capability: Capability;
	authenticate: Authenticate;
	usersWith: typeof usersWith;
	namedUsersWith: typeof namedUsersWith;
	activeUsers: typeof activeUsers;
} {
	const accounts = accountsContext(platform);
	const cookie = sessionCookie(platform.config.publicUrl);
	return {
		authenticate: createAuthenticate(accounts, cookie),
		usersWith,
		namedUsersWith,
		activeUsers,
		capability: {
			name: "accounts",
			migrations: new URL("./migrations/", import.meta.url),
			routes(http) {
				setupRoutes(accounts, cookie)(http);
				sessionRoutes(accounts, cookie)(http);
				userRoutes(accounts, cookie)(http);
				apiKeyRoutes(accounts)(http);
				auditRoutes(accounts)(http);
			},
			jobs: [purgeJob(accounts)],
			start: () => createConfiguredOwner(accounts),
			startNotices: (origin) => setupNotices(accounts, origin),
		},
	};
}
