export { type Handoff, handoffStore } from "./handoffs.ts";
export { liveCallEvents, liveCallsQuery } from "./live-calls.ts";
export { LiveStateBadge } from "./state-badge.tsx";
export { useHandoffs } from "./use-handoffs.ts";
