import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";
import { readInboxSearch } from "./search.ts";

const inbox = createRoute({
	getParentRoute: () => shellRoute,
	path: "/inbox",
	beforeLoad: requirePermission("conversations:read"),
	validateSearch: readInboxSearch,
	component: lazyRouteComponent(() => import("./pages/inbox-page.tsx"), "InboxPage"),
});

export const inboxRoutes = [inbox] as const;
