import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, rootRoute, settingsRoute } from "../../shared/router/index.ts";

const setup = createRoute({
	getParentRoute: () => rootRoute,
	path: "/setup",
	component: lazyRouteComponent(() => import("./pages/setup-page.tsx"), "SetupPage"),
});

const invitation = createRoute({
	getParentRoute: () => rootRoute,
	path: "/invitation",
	component: lazyRouteComponent(() => import("./pages/invitation-page.tsx"), "InvitationPage"),
});

/** `next`: where to go afterwards, a path of this site. */
const signIn = createRoute({
	getParentRoute: () => rootRoute,
	path: "/sign-in",
	validateSearch: (search: Record<string, unknown>): { next?: string; expired?: boolean } => ({
		...(typeof search.next === "string" && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {}),
		...(search.expired === true ? { expired: true } : {}),
	}),
	component: lazyRouteComponent(() => import("./pages/sign-in-page.tsx"), "SignInPage"),
});

const profile = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/profile",
	component: lazyRouteComponent(() => import("./pages/profile-page.tsx"), "ProfilePage"),
});

const users = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/users",
	beforeLoad: requirePermission("users:read"),
	component: lazyRouteComponent(() => import("./pages/users-page.tsx"), "UsersPage"),
});

const apiKeys = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/api-keys",
	beforeLoad: requirePermission("api-keys:manage"),
	component: lazyRouteComponent(() => import("./pages/api-keys-page.tsx"), "ApiKeysPage"),
});

const audit = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/audit",
	beforeLoad: requirePermission("audit:read"),
	component: lazyRouteComponent(() => import("./pages/audit-page.tsx"), "AuditPage"),
});

export const accountsPublicRoutes = [setup, invitation, signIn] as const;
export const accountsSettingsRoutes = [profile, users, apiKeys, audit] as const;
