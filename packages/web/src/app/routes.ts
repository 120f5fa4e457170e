import { createRoute } from "@tanstack/react-router";
import { accountsPublicRoutes, accountsSettingsRoutes } from "../capabilities/accounts/routes.ts";
import { assistantsRoutes } from "../capabilities/assistants/routes.ts";
import { callsRoutes } from "../capabilities/calls/routes.ts";
import { campaignsRoutes, campaignsSettingsRoutes } from "../capabilities/campaigns/routes.ts";
import { contactsRoutes, contactsSettingsRoutes } from "../capabilities/contacts/routes.ts";
import { conversationsRoutes } from "../capabilities/conversations/routes.ts";
import { guidesPublicRoutes, guidesRoutes } from "../capabilities/guides/routes.ts";
import { inboxRoutes, inboxSettingsRoutes } from "../capabilities/inbox/routes.ts";
import { insightsRoutes } from "../capabilities/insights/routes.ts";
import { linesRoutes } from "../capabilities/lines/routes.ts";
import { notificationsRoutes } from "../capabilities/notifications/routes.ts";
import { settingsRoutes } from "../capabilities/settings/routes.ts";
import { ticketsPublicRoutes, ticketsRoutes, ticketsSettingsRoutes } from "../capabilities/tickets/routes.ts";
import { webhooksRoutes } from "../capabilities/webhooks/routes.ts";
import { whatsappRoutes } from "../capabilities/whatsapp/routes.ts";
import { rootRoute, settingsRoute, shellRoute } from "../shared/router/index.ts";
import { PageMissing } from "./page-states.tsx";

/** Addresses of no page, with the menu to go on from. */
const missing = createRoute({ getParentRoute: () => shellRoute, path: "$", component: PageMissing });

/** Every page of the dashboard. */
export const routeTree = rootRoute.addChildren([
	...accountsPublicRoutes,
	...ticketsPublicRoutes,
	...guidesPublicRoutes,
	shellRoute.addChildren([
		...insightsRoutes,
		...inboxRoutes,
		...callsRoutes,
		...conversationsRoutes,
		...ticketsRoutes,
		...contactsRoutes,
		...campaignsRoutes,
		...assistantsRoutes,
		...guidesRoutes,
		missing,
		settingsRoute.addChildren([
			...settingsRoutes,
			...linesRoutes,
			...whatsappRoutes,
			...inboxSettingsRoutes,
			...webhooksRoutes,
			...notificationsRoutes,
			...ticketsSettingsRoutes,
			...contactsSettingsRoutes,
			...campaignsSettingsRoutes,
			...accountsSettingsRoutes,
		]),
	]),
]);
