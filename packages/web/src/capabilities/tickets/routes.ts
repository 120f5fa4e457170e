import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, rootRoute, settingsRoute, shellRoute } from "../../shared/router/index.ts";
import { readTicketSearch } from "./search.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/tickets",
	validateSearch: readTicketSearch,
	beforeLoad: requirePermission("tickets:read"),
	component: lazyRouteComponent(() => import("./pages/tickets-page.tsx"), "TicketsPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/tickets/$ticketId",
	beforeLoad: requirePermission("tickets:read"),
	component: lazyRouteComponent(() => import("./pages/ticket-page.tsx"), "TicketPage"),
});

const settings = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/tickets",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/ticket-settings-page.tsx"), "TicketSettingsPage"),
});

/** For the contact, with a link and no account. */
const link = createRoute({
	getParentRoute: () => rootRoute,
	path: "/t/$token",
	component: lazyRouteComponent(() => import("./pages/public-ticket-page.tsx"), "PublicTicketPage"),
});

export const ticketsRoutes = [list, detail] as const;
export const ticketsSettingsRoutes = [settings] as const;
export const ticketsPublicRoutes = [link] as const;
