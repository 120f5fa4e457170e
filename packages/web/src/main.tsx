import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./app/query-client.ts";
import { buildRouter } from "./app/router.tsx";
import { leaveOnExpiry } from "./app/session-expiry.ts";
import { activateLanguage, initialLanguage } from "./shared/i18n/index.ts";
import "./app/theme/theme.css";

activateLanguage(initialLanguage());
const queryClient = createQueryClient();
const router = buildRouter(queryClient);
leaveOnExpiry(router, queryClient);

const root = document.getElementById("root");
if (root) {
	createRoot(root).render(
		<StrictMode>
			<I18nProvider i18n={i18n}>
				<QueryClientProvider client={queryClient}>
					<RouterProvider router={router} />
				</QueryClientProvider>
			</I18nProvider>
		</StrictMode>,
	);
}
