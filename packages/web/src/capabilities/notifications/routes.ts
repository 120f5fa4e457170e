import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute } from "../../shared/router/index.ts";

const page = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/notifications",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/notifications-page.tsx"), "NotificationsPage"),
});

/** One's own. */
const mine = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/my-notifications",
	component: lazyRouteComponent(() => import("./pages/my-notifications-page.tsx"), "MyNotificationsPage"),
});

export const notificationsRoutes = [page, mine] as const;
