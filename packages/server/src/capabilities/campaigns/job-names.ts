import { z } from "zod";

export const campaignJobs = {
	/** Calls for one campaign, as long as it runs. */
	dial: { name: "campaigns.dial", schema: z.object({ campaignId: z.uuid() }) },
	/** Looks at each contact of a campaign for its simulated run. */
	simulate: { name: "campaigns.simulate", schema: z.object({ campaignId: z.uuid(), run: z.uuid() }) },
	/** Begins what is scheduled, and looks after campaigns that nobody calls for. */
	wake: { name: "campaigns.wake", schema: z.object({}) },
};
