import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute } from "../../shared/router/index.ts";

const page = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/whatsapp",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/whatsapp-page.tsx"), "WhatsappPage"),
});

export const whatsappRoutes = [page] as const;
