import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, shellRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts",
	beforeLoad: requirePermission("contacts:read"),
	component: lazyRouteComponent(() => import("./pages/contacts-page.tsx"), "ContactsPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts/$contactId",
	beforeLoad: requirePermission("contacts:read"),
	component: lazyRouteComponent(() => import("./pages/contact-page.tsx"), "ContactPage"),
});

export const contactsRoutes = [list, detail] as const;
