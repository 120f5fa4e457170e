import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guides-page.tsx"), "GuidesPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides/$slug",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guide-page.tsx"), "GuidePage"),
});

export const guidesRoutes = [list, detail] as const;
