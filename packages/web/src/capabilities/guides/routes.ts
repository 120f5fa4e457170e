import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, rootRoute, shellRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guides-page.tsx"), "GuidesPage"),
});

const detail = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides/$slug",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guide-page.tsx"), "GuidePage"),
});

const editor = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides/$slug/edit",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guide-editor-page.tsx"), "GuideEditorPage"),
});

const versions = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides/$slug/versions",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guide-versions-page.tsx"), "GuideVersionsPage"),
});

const experiments = createRoute({
	getParentRoute: () => shellRoute,
	path: "/guides/$slug/experiments",
	beforeLoad: requirePermission("guides:read"),
	component: lazyRouteComponent(() => import("./pages/guide-experiments-page.tsx"), "GuideExperimentsPage"),
});

/** For anybody, when the guide's author gave it a page. `lang` overrides what the browser asks for. */
const page = createRoute({
	getParentRoute: () => rootRoute,
	path: "/g/$slug",
	validateSearch: ({ lang }: Record<string, unknown>): { lang?: "es" | "en" } =>
		lang === "es" || lang === "en" ? { lang } : {},
	component: lazyRouteComponent(() => import("./pages/public-guide-page.tsx"), "PublicGuidePage"),
});

export const guidesPublicRoutes = [page] as const;
export const guidesRoutes = [list, detail, editor, versions, experiments] as const;
