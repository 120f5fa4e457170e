import type { Permission } from "@centralita/contracts";
import type { QueryClient } from "@tanstack/react-query";
import { sessionQuery } from "../auth/index.ts";

/** What a route says of itself when the role may not see it; the shell then shows the 403 page in its place. */
export type Forbidden = { forbidden?: Permission };

/** `beforeLoad: requirePermission("contacts:read")` on a route under the shell. */
export const requirePermission =
	(permission: Permission) =>
	async ({ context }: { context: { queryClient: QueryClient } }): Promise<Forbidden> => {
		const session = await context.queryClient.ensureQueryData(sessionQuery);
		return session && !session.permissions.includes(permission) ? { forbidden: permission } : {};
	};

/** Whether a route of this context may not be seen. */
export const isForbidden = (context: object): boolean => "forbidden" in context;
