import { collectAndTicket } from "./collect-and-ticket.ts";
import { knownOutage } from "./known-outage.ts";
import { productSetUp } from "./product-set-up.ts";
import type { Template } from "./types.ts";

/** What a guide may be made of, beside a blank one and a copy. */
export const guideTemplates: readonly Template[] = [collectAndTicket, knownOutage, productSetUp];
