import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";

const history = createRoute({
	getParentRoute: () => shellRoute,
	path: "/history",
	beforeLoad: requirePermission("conversations:read"),
	component: lazyRouteComponent(() => import("./pages/history-page.tsx"), "HistoryPage"),
});

const conversation = createRoute({
	getParentRoute: () => shellRoute,
	path: "/history/$conversationId",
	beforeLoad: requirePermission("conversations:read"),
	component: lazyRouteComponent(() => import("./pages/history-page.tsx"), "HistoryPage"),
});

export const conversationsRoutes = [history, conversation] as const;
