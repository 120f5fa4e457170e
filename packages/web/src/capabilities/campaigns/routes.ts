import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute, shellRoute } from "../../shared/router/index.ts";

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

const rules = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/dial-rules",
	beforeLoad: requirePermission("campaigns:read"),
	component: lazyRouteComponent(() => import("./pages/rules-page.tsx"), "RulesPage"),
});

export const campaignsRoutes = [list, detail] as const;
export const campaignsSettingsRoutes = [rules] as const;
