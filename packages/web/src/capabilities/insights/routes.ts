import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../../shared/router/index.ts";

const home = createRoute({
	getParentRoute: () => shellRoute,
	path: "/",
	component: lazyRouteComponent(() => import("./pages/home-page.tsx"), "HomePage"),
});

export const insightsRoutes = [home] as const;
