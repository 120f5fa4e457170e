export { readAllEvents } from "./all-events.ts";
export { ChannelIcon } from "./channel-icon.tsx";
export { conversationKey, conversationQuery, conversationsKey } from "./query.ts";
export { useConversationStream } from "./use-conversation-stream.ts";
