import { z } from "zod";

/** Sends what is due. */
export const sendJob = { name: "notifications.send", schema: z.object({}) };
