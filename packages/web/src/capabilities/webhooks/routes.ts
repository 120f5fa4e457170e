import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/webhooks",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/webhooks-page.tsx"), "WebhooksPage"),
});

const endpoint = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/webhooks/$endpointId",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/endpoint-page.tsx"), "EndpointPage"),
});

export const webhooksRoutes = [list, endpoint] as const;
