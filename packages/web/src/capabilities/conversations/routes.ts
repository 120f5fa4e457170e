import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";
import { readHistorySearch } from "./search.ts";

const history = createRoute({
	getParentRoute: () => shellRoute,
	path: "/history",
	beforeLoad: requirePermission("conversations:read"),
	validateSearch: readHistorySearch,
	component: lazyRouteComponent(() => import("./pages/history-page.tsx"), "HistoryPage"),
});

const conversation = createRoute({
	getParentRoute: () => shellRoute,
	path: "/history/$conversationId",
	beforeLoad: requirePermission("conversations:read"),
	component: lazyRouteComponent(() => import("./pages/conversation-page.tsx"), "ConversationPage"),
});

export const conversationsRoutes = [history, conversation] as const;
