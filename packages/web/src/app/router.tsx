import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { rootRoute, settingsRoute, shellRoute } from "../shared/router/index.ts";
import { SettingsLayout } from "./layout/settings-layout.tsx";
import { Shell } from "./layout/shell.tsx";
import { PageFailed, PageMissing, PagePending, ShellFailed } from "./page-states.tsx";
import { Root } from "./root.tsx";
import { routeTree } from "./routes.ts";

rootRoute.update({ component: Root });
settingsRoute.update({ component: SettingsLayout });
shellRoute.update({ component: Shell, errorComponent: ShellFailed });

export const buildRouter = (queryClient: QueryClient) =>
	createRouter({
		routeTree,
		context: { queryClient },
		defaultPreload: "intent",
		defaultPreloadStaleTime: 0,
		scrollRestoration: false,
		defaultPendingComponent: PagePending,
		defaultErrorComponent: PageFailed,
		defaultNotFoundComponent: PageMissing,
	});

declare module "@tanstack/react-router" {
	interface Register {
		router: ReturnType<typeof buildRouter>;
	}
}
