import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute, shellRoute } from "../../shared/router/index.ts";
import { readContactSearch } from "./search.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts",
	validateSearch: readContactSearch,
	beforeLoad: requirePermission("contacts:read"),
	component: lazyRouteComponent(() => import("./pages/contacts-page.tsx"), "ContactsPage"),
});

const doNotCall = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts/do-not-call",
	beforeLoad: requirePermission("contacts:read"),
	component: lazyRouteComponent(() => import("./pages/do-not-call-page.tsx"), "DoNotCallPage"),
});

const imports = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts/imports",
	beforeLoad: requirePermission("contacts:import"),
	component: lazyRouteComponent(() => import("./pages/imports-page.tsx"), "ImportsPage"),
});

const oneImport = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts/imports/$importId",
	beforeLoad: requirePermission("contacts:import"),
	component: lazyRouteComponent(() => import("./pages/import-page.tsx"), "ImportPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/contacts/$contactId",
	beforeLoad: requirePermission("contacts:read"),
	component: lazyRouteComponent(() => import("./pages/contact-page.tsx"), "ContactPage"),
});

const fields = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/contacts",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/contact-fields-page.tsx"), "ContactFieldsPage"),
});

export const contactsRoutes = [list, doNotCall, imports, oneImport, detail] as const;
export const contactsSettingsRoutes = [fields] as const;
