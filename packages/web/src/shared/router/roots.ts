import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { sessionQuery } from "../auth/index.ts";

/** The top of the route tree; `app/router.tsx` gives it its component. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({});

/** Parent of every page that needs a session: navigation around it, and sign-in when there is none. */
export const shellRoute = createRoute({
	getParentRoute: () => rootRoute,
	id: "shell",
	beforeLoad: async ({ context, location }) => {
		const session = await context.queryClient.ensureQueryData(sessionQuery);
		if (session) return;
		throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href }, replace: true });
	},
});

/** Parent of the pages under Configuration, with their own list beside them. */
export const settingsRoute = createRoute({ getParentRoute: () => shellRoute, path: "/settings" });
