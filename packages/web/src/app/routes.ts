import { accountsPublicRoutes, accountsSettingsRoutes } from "../capabilities/accounts/routes.ts";
import { assistantsRoutes } from "../capabilities/assistants/routes.ts";
import { callsRoutes } from "../capabilities/calls/routes.ts";
import { contactsRoutes } from "../capabilities/contacts/routes.ts";
import { conversationsRoutes } from "../capabilities/conversations/routes.ts";
import { guidesRoutes } from "../capabilities/guides/routes.ts";
import { insightsRoutes } from "../capabilities/insights/routes.ts";
import { settingsRoutes } from "../capabilities/settings/routes.ts";
import { rootRoute, settingsRoute, shellRoute } from "../shared/router/index.ts";

/** Every page of the dashboard. */
export const routeTree = rootRoute.addChildren([
	...accountsPublicRoutes,
	shellRoute.addChildren([
		...insightsRoutes,
		...callsRoutes,
		...conversationsRoutes,
		...contactsRoutes,
		...assistantsRoutes,
		...guidesRoutes,
		settingsRoute.addChildren([...settingsRoutes, ...accountsSettingsRoutes]),
	]),
]);
