/** Who is writing, for whoever listens now. */
export const typingTopic = (conversationId: string): string => `chat:${conversationId}`;
