export { type ListenerRunner, startListeners } from "./listeners.ts";
export { createEventLog, rebaseEvents } from "./log.ts";
export type { EventListener, EventLog, StoredEvent } from "./types.ts";
export { createWakeBus, type WakeBus, type WakeTransport } from "./wake.ts";
