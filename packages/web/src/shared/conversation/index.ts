export { readAllEvents } from "./all-events.ts";
export { conversationKey, conversationQuery, conversationsKey } from "./query.ts";
export { useConversationStream } from "./use-conversation-stream.ts";
