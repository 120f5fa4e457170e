import { z } from "zod";

/** Sends what is due to one endpoint. */
export const deliverJob = { name: "webhooks.deliver", schema: z.object({ endpointId: z.uuid() }) };
