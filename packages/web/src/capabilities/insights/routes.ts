import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";
import { readCallSearch } from "./calls-search.ts";
import { readReportSearch } from "./report-search.ts";

const home = createRoute({
	getParentRoute: () => shellRoute,
	path: "/",
	component: lazyRouteComponent(() => import("./pages/home-page.tsx"), "HomePage"),
});

const callReport = createRoute({
	getParentRoute: () => shellRoute,
	path: "/reports",
	validateSearch: readCallSearch,
	beforeLoad: requirePermission("insights:read"),
	component: lazyRouteComponent(() => import("./pages/call-report-page.tsx"), "CallReportPage"),
});

const guideReport = createRoute({
	getParentRoute: () => shellRoute,
	path: "/reports/guides",
	validateSearch: readReportSearch,
	beforeLoad: requirePermission("insights:read"),
	component: lazyRouteComponent(() => import("./pages/guide-report-page.tsx"), "GuideReportPage"),
});

export const insightsRoutes = [home, callReport, guideReport] as const;
