import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requirePermission, settingsRoute } from "../../shared/router/index.ts";

const list = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/lines",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/lines-page.tsx"), "LinesPage"),
});

/** A line that is yet to be: which number of which account. */
const create = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/lines/new",
	beforeLoad: requirePermission("settings:write"),
	validateSearch: (search: Record<string, unknown>): { account?: string; number?: string } => ({
		...(typeof search.account === "string" ? { account: search.account } : {}),
		// An id of digits only arrives as a number.
		...(search.number === undefined ? {} : { number: String(search.number) }),
	}),
	component: lazyRouteComponent(() => import("./pages/new-line-page.tsx"), "NewLinePage"),
});

const editor = createRoute({
	getParentRoute: () => settingsRoute,
	path: "/lines/$lineId",
	beforeLoad: requirePermission("settings:read"),
	component: lazyRouteComponent(() => import("./pages/line-page.tsx"), "LinePage"),
});

export const linesRoutes = [list, create, editor] as const;
