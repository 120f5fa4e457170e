import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/campaigns",
	beforeLoad: requirePermission("campaigns:read"),
	component: lazyRouteComponent(() => import("./pages/campaigns-page.tsx"), "CampaignsPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/campaigns/$campaignId",
	beforeLoad: requirePermission("campaigns:read"),
	component: lazyRouteComponent(() => import("./pages/campaign-page.tsx"), "CampaignPage"),
});

export const campaignsRoutes = [list, detail] as const;
