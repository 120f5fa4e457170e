import { choices, flag, integer } from "../kinds.ts";
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
	guideChannels: setting("GUIDE_CHANNELS", choices("page", "api", "agent"), "page,api,agent", {
		description: "Where guides can be begun besides conversations: public pages, the API, beside a chat.",
		example: "agent",
	}),
	guideFeedback: setting("GUIDE_FEEDBACK", flag, "true", {
		description: "Whether people are asked how a guide was.",
		example: "false",
	}),
	guidePagesPerMinute: setting("GUIDE_PAGES_PER_MINUTE", integer(1, 1_000_000), "10", {
		description: "Guides that one IP address may begin on their public pages in a minute.",
		example: "60",
	}),
	guidePageAnswersPerMinute: setting("GUIDE_PAGE_ANSWERS_PER_MINUTE", integer(1, 1_000_000), "60", {
		description: "Answers a minute on guides' public pages from one IP address.",
		example: "200",
	}),
};
