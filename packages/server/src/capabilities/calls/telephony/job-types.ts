import { z } from "zod";

const OneCall = z.object({ callId: z.uuid() });

/** Makes sure that a call that is over for us is over at the carrier. */
export const hangUpJob = { name: "calls.hang-up", schema: OneCall };
/** Asks the carrier about a call of which nothing was heard. */
export const reconcileJob = { name: "calls.reconcile", schema: OneCall };
/** Gives the order for a call out. */
export const dialJob = { name: "calls.dial", schema: OneCall };
