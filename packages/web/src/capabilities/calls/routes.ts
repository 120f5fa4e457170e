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

export const callsRoutes = [simulator] as const;
