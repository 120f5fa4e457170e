import { integer } from "../kinds.ts";
import { setting } from "../setting.ts";

export const guideSettings = {
	guideSessionTimeoutMinutes: setting("GUIDE_SESSION_TIMEOUT_MINUTES", integer(1, 10_080), "30", {
		description:
			"A guide that nobody answers for so long was abandoned, or has helped, if it had come to a good end. Who answers later goes on.",
		example: "60",
	}),
	guideSessionMaxHours: setting("GUIDE_SESSION_MAX_HOURS", integer(1, 720), "24", {
		description: "No session of a guide can be gone on with after this long.",
		example: "72",
	}),
};
