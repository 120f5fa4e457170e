import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute, shellRoute } from "../../shared/router/index.ts";
import { readInboxSearch } from "./search.ts";

const inbox = createRoute({
	getParentRoute: () => shellRoute,
	path: "/inbox",
	beforeLoad: requirePermission("conversations:read"),
	validateSearch: readInboxSearch,
	component: lazyRouteComponent(() => import("./pages/inbox-page.tsx"), "InboxPage"),
});

const queues = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/queues",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/queues-page.tsx"), "QueuesPage"),
});

export const inboxSettingsRoutes = [queues] as const;
export const inboxRoutes = [inbox] as const;
