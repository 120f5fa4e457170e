import type { Permission } from "@centralita/contracts";
import type { QueryClient } from "@tanstack/react-query";
import { sessionQuery } from "../auth/index.ts";

/** Thrown while a page loads that the role may not see; the shell shows the 403 page. */
export class ForbiddenPage extends Error {
	override name = "ForbiddenPage";
}

/** `beforeLoad: requirePermission("contacts:read")` on a route. */
export const requirePermission =
	(permission: Permission) =>
	async ({ context }: { context: { queryClient: QueryClient } }): Promise<void> => {
		const session = await context.queryClient.ensureQueryData(sessionQuery);
		if (session && !session.permissions.includes(permission)) throw new ForbiddenPage(permission);
	};
