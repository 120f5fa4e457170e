import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";
import { isSection, type Section } from "./sections.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/assistants",
	beforeLoad: requirePermission("assistants:read"),
	component: lazyRouteComponent(() => import("./pages/assistants-page.tsx"), "AssistantsPage"),
});

const editor = createRoute({
	getParentRoute: () => shellRoute,
	path: "/assistants/$assistantId",
	beforeLoad: requirePermission("assistants:read"),
	validateSearch: (search: Record<string, unknown>): { section?: Section } =>
		isSection(search.section) ? { section: search.section } : {},
	component: lazyRouteComponent(() => import("./pages/assistant-page.tsx"), "AssistantPage"),
});

const versions = createRoute({
	getParentRoute: () => shellRoute,
	path: "/assistants/$assistantId/versions",
	beforeLoad: requirePermission("assistants:read"),
	component: lazyRouteComponent(() => import("./pages/versions-page.tsx"), "VersionsPage"),
});

const rehearsals = createRoute({
	getParentRoute: () => shellRoute,
	path: "/assistants/$assistantId/rehearsals",
	beforeLoad: requirePermission("assistants:read"),
	component: lazyRouteComponent(() => import("./rehearsals/rehearsal-page.tsx"), "RehearsalPage"),
});

export const assistantsRoutes = [list, editor, versions, rehearsals] as const;
