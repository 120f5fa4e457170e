import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { requirePermission, settingsRoute } from "../../shared/router/index.ts";

const index = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/",
	beforeLoad: () => {
		throw redirect({ to: "/settings/profile", replace: true });
	},
});

const engine = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/engine",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/engine-page.tsx"), "EnginePage"),
});

const chat = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/chat",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/chat-page.tsx"), "ChatSettingsPage"),
});

const system = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/system",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/system-page.tsx"), "SystemPage"),
});

const prices = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/prices",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/prices-page.tsx"), "PricesPage"),
});

export const settingsRoutes = [index, engine, chat, prices, system] as const;
