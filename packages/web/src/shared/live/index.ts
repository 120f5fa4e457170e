export { type Handoff, handoffStore } from "./handoffs.ts";
export { chatEvents, inboxCountsQuery, inboxEntriesKey } from "./inbox.ts";
export { liveCallEvents, liveCallsQuery } from "./live-calls.ts";
export { queueAlertStore } from "./queue-alerts.ts";
export { LiveStateBadge } from "./state-badge.tsx";
export { useHandoffs } from "./use-handoffs.ts";
