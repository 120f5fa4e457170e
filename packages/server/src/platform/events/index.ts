export { toConversationEvent } from "./conversation-stream.ts";
export { type ListenerRunner, startListeners } from "./listeners.ts";
export { createEventLog, rebaseEvents } from "./log.ts";
export { createEventFeed } from "./sse.ts";
export { openSse, type SseConnection } from "./sse-connection.ts";
export { createWakeBus, type WakeTransport } from "./wake.ts";
