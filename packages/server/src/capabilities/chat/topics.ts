/** Who is writing, for the visitor of a chat. */
export const typingTopic = (conversationId: string): string => `chat:${conversationId}`;

/** Who is writing and who looks on, for the people at a chat: `DeskPassing`. */
export const deskTopic = (conversationId: string): string => `desk:${conversationId}`;
