import { z } from "zod";

/** Counts the days of reports in which something changed. */
export const countJob = { name: "insights.count-reports", schema: z.object({}) };
