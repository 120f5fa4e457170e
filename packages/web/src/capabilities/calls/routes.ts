import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";

const simulator = createRoute({
	getParentRoute: () => shellRoute,
	path: "/simulator",
	beforeLoad: requirePermission("calls:simulate"),
	validateSearch: (search: Record<string, unknown>): { assistant?: string; draft?: boolean } => ({
		...(typeof search.assistant === "string" ? { assistant: search.assistant } : {}),
		...(search.draft === true ? { draft: true } : {}),
	}),
	component: lazyRouteComponent(() => import("./pages/simulator-page.tsx"), "SimulatorPage"),
});

/** `call`: the one that is looked at. */
const live = createRoute({
	getParentRoute: () => shellRoute,
	path: "/live",
	beforeLoad: requirePermission("conversations:read"),
	validateSearch: (search: Record<string, unknown>): { call?: string } =>
		typeof search.call === "string" ? { call: search.call } : {},
	component: lazyRouteComponent(() => import("./pages/live-page.tsx"), "LivePage"),
});

export const callsRoutes = [simulator, live] as const;
