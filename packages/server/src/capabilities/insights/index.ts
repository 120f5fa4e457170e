import { Today, TodayQuery } from "@centralita/contracts";
import type { Capability, Platform } from "../../platform/capability.ts";
import { dayIn } from "./time-zone.ts";
import { today } from "./today.ts";

/** Figures over what others keep: read through views of its own, never written. Its migrations come after theirs. */
export function createInsights({ db, clock }: Pick<Platform, "db" | "clock">): { capability: Capability } {
	return {
		capability: {
			name: "insights",
			migrations: new URL("./migrations/", import.meta.url),
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
			},
		},
	};
}
