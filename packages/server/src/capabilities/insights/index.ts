import { Today, TodayQuery } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import type { Mail } from "../../ports/mail.ts";
import { createRefreshes } from "./guides/refresh.ts";
import { guideInsightRoutes } from "./guides/routes.ts";
import { reportListener } from "./reports/changes.ts";
import { createCounting } from "./reports/counting.ts";
import { reportRoutes } from "./reports/routes.ts";
import { setClock } from "./reports/saved.ts";
import { savedReportRoutes } from "./reports/saved-routes.ts";
import { createSending } from "./reports/sending.ts";
import { companyZone } from "./reports/zone.ts";
import { dayIn } from "./time-zone.ts";
import { today } from "./today.ts";

type Parts = Pick<Platform, "db" | "clock" | "config" | "feed" | "jobs" | "log" | "metrics" | "audit">;

type Dependencies = {
	/** Of the price table, ISO 4217. */
	currency: () => string;
	/** Null: no mail server is set. */
	mail: Mail | null;
};

/** Figures over what others keep: read through views of its own, never written. Its migrations come after theirs. */
export function createInsights(platform: Parts, dependencies: Dependencies): { capability: Capability } {
	const { db, clock } = platform;
	const refreshes = createRefreshes(platform);
	const sending = createSending({ ...platform, ...dependencies });
	const savedRoutes = savedReportRoutes({ ...platform, sending, canSend: dependencies.mail !== null });
	const guideRoutes = guideInsightRoutes(platform, refreshes.request);
	return {
		capability: {
			name: "insights",
			migrations: new URL("./migrations/", import.meta.url),
			jobs: [refreshes.job, ...createCounting(platform), sending.job],
			listeners: [reportListener(platform)],
			start: (query) => setClock(query, { timeZone: companyZone(platform.config), now: clock.now() }),
			routes(http) {
				http.get(
					"/api/v1/insights/today",
					{
						config: { access: "insights:read" },
						schema: {
							tags: ["insights"],
							summary: "The day so far, in a time zone",
							querystring: TodayQuery,
							response: { 200: Today },
						},
					},
					async ({ query: { timeZone } }) => {
						const day = await dayIn(db.query, timeZone, new Date(clock.now()));
						return today(db.query, day, timeZone);
					},
				);
				guideRoutes(http);
				reportRoutes({ ...platform, ...dependencies })(http);
				savedRoutes(http);
			},
		},
	};
}
