export { toConversationEvent } from "./conversation-stream.ts";
export { type ListenerRunner, startListeners } from "./listeners.ts";
export { createEventLog, rebaseEvents } from "./log.ts";
export { createEventFeed, type EventFeed } from "./sse.ts";
export type { EventListener, EventLog, StoredEvent } from "./types.ts";
export { createWakeBus, type WakeBus, type WakeTransport } from "./wake.ts";
