export { createOutbound, type Outbound, type OutboundAnswer, type Resolve } from "./client.ts";
